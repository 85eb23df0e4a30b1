import type { AccessReviewWords } from '../backendWords.ts'

const dateIn = (timezone: string, style: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en-CA', { timeZone: timezone, ...style })

export const accessReview: AccessReviewWords = {
  title: (quarter) => `Access review ${quarter}`,
  heads: { name: 'Name', roles: 'Roles', lastSeen: 'Last seen', decision: 'Decision' },
  day: (at, timezone) => dateIn(timezone, { dateStyle: 'medium' }).format(at),
  never: 'Never',
  ended: 'Ended',
  kept: 'Kept',
  changed: (roles) => `Changed, before: ${roles === '' ? 'no role' : roles}`,
  signature: (signer, at, timezone) =>
    `Signed by ${signer} on ${dateIn(timezone, { dateStyle: 'full', timeStyle: 'short' }).format(at)} (${timezone})`,
  note: 'Whoever signed had just proved who they are. The log has the SHA-256 of this document.',
}
