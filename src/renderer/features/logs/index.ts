export { LogsPage } from './LogsPage.tsx'
export { WhoSawButton } from './WhoSawButton.tsx'
export { WhoSawDoor } from './WhoSawDoor.tsx'
