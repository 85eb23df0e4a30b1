export { ImportDialog } from './ImportDialog.tsx'
export { openImport } from './importStage.ts'
export { ImportClientsButton } from './ImportClientsButton.tsx'
