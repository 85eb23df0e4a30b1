export { AccountSessions } from './AccountSessions.tsx'
export { TimesheetsPage } from './TimesheetsPage.tsx'
export { showDenied } from './timesheetsStore.ts'
