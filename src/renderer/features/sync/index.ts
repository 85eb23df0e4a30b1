export { StaffListBanner } from './StaffListBanner.tsx'
export { SyncIndicator } from './SyncIndicator.tsx'
export { SyncSection } from './SyncSection.tsx'
