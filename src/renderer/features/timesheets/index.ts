export { AccountSessions } from './AccountSessions.tsx'
export { TimesheetsPage } from './TimesheetsPage.tsx'
