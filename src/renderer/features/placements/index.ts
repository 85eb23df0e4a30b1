export { StaffSelect } from './StaffSelect.tsx'
export { UpgradeModal } from './UpgradeModal.tsx'
export { useStaffChoices } from './useStaffChoices.ts'
export type { StaffChoices } from './useStaffChoices.ts'
