export { EmergencyForm } from './EmergencyForm.tsx'
export { EmergencyScreen } from './EmergencyScreen.tsx'
export { useEmergencyEnd } from './useEmergencyEnd.ts'
