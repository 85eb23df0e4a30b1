export { setUpLikeHandlers } from './handlers.ts'
