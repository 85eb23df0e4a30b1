export { BackupIndicator } from './BackupIndicator.tsx'
export { BackupsSection } from './BackupsSection.tsx'
export { RestoreForm } from './RestoreForm.tsx'
