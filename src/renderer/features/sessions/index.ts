export { SessionsPage } from './SessionsPage.tsx'
export { showWeekOf } from './sessionsStore.ts'
