export { ImportDialog } from './ImportDialog.tsx'
export { openImport } from './importStore.ts'
