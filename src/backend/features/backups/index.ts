export { backupsHandlers } from './handlers.ts'
export { keepBackups } from './keepBackups.ts'
