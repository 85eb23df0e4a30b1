export { backupsHandlers } from './handlers.ts'
export { keepBackups } from './keepBackups.ts'
export { makeBackup } from './makeBackup.ts'
