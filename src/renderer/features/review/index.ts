export { ReviewNotice } from './ReviewNotice.tsx'
export { ReviewPage } from './ReviewPage.tsx'
