export { AccessReviewNotice } from './AccessReviewNotice.tsx'
export { AccessReviewPanel } from './AccessReviewPanel.tsx'
