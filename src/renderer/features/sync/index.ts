export { SyncIndicator } from './SyncIndicator.tsx'
export { SyncSection } from './SyncSection.tsx'
