export { judgePassword } from './judgePassword.ts'
export { hashPassword, NOBODYS_HASH, verifyPassword } from './passwordHash.ts'
