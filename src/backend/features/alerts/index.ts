export { raiseAlert } from './raiseAlert.ts'
