export { slipsHandlers } from './handlers.ts'
