export { accessReviewHandlers } from './handlers.ts'
