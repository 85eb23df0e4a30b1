export { getClinicRow } from './clinicRepository.ts'
export { clinicHandlers } from './handlers.ts'
export { isTimezone } from './isTimezone.ts'
export { savePreference } from './savePreference.ts'
