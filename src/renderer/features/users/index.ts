export { AccountModal } from './account/AccountModal.tsx'
export { openAccount } from './account/accountStore.ts'
export { UsersPage } from './UsersPage.tsx'
