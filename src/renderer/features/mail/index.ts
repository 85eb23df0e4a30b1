export { MailIndicator } from './MailIndicator.tsx'
export { MailNotice } from './MailNotice.tsx'
export { MailOnItsWay } from './MailOnItsWay.tsx'
export { isMailNews } from './isMailNews.ts'
