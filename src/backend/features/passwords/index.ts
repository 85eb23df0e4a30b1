export { judgePassword } from './judgePassword.ts'
