export { teamHandlers } from './handlers.ts'
export { keepTeamPage } from './keepTeamPage.ts'
export { noteTeamChange } from './publishDesk.ts'
