export { EmergencyEnded } from './EmergencyEnded.tsx'
export { EmergencyForm } from './EmergencyForm.tsx'
export { EmergencyScreen } from './EmergencyScreen.tsx'
