import { translatable } from './language.ts'
import { numberFormat } from './locale.ts'

/** "Q4 2026" of `2026-Q4`. */
const quarter = (reviewId: string): string => reviewId.split('-').toReversed().join(' ')

/** The words of the access review. */
export const accessReviewText = translatable('accessReview.accessReviewText', {
  title: (reviewId: string): string => `Access review, ${quarter(reviewId)}`,
  intro:
    'Once a quarter an owner looks at everybody who can sign in, and decides: keep as it is, change, or end. The signed list is kept.',
  failed: 'The access review could not be loaded',
  progress: (settled: number, all: number): string =>
    `${numberFormat().format(settled)} of ${numberFormat().format(all)} decided`,
  people: 'People who can sign in',
  name: 'Name',
  roles: 'Roles',
  noRoles: 'No role',
  lastSeen: 'Last seen',
  never: 'Never',
  mfa: 'MFA',
  mfaOn: 'On',
  mfaOff: 'Off',
  decision: 'Decision',
  you: 'you',
  keep: 'Keep',
  keepOf: (name: string): string => `Keep the access of ${name}`,
  change: 'Change',
  changeOf: (name: string): string => `Change the access of ${name}: opens the account`,
  end: 'End',
  endOf: (name: string): string => `End the access of ${name}: opens Leaving`,
  kept: 'Kept',
  changed: 'Changed',
  changedFrom: (roles: string): string => `before: ${roles}`,
  ended: 'Ended',
  opened: 'Opened for a change; nothing changed yet',
  rolesDiffer: 'Roles changed since it was decided',
  sign: 'Sign the review',
  signExplained: 'You will be asked to prove that it’s you. Afterwards this quarter is closed.',
  undecided: (count: number): string =>
    count === 1
      ? 'One person is still to be decided about.'
      : `${count} people are still to be decided about.`,
  signed: (reviewId: string): string => `The access review of ${quarter(reviewId)} is signed.`,
  signedBy: (name: string, people: number): string =>
    `signed by ${name}, ${people === 1 ? '1 person' : `${numberFormat().format(people)} people`}`,
  next: 'The next one is due with the next quarter.',
  past: 'Signed reviews',
  noPast: 'None is signed yet.',
  print: 'Print again',
  printOf: (reviewId: string): string => `Print the signed list of ${quarter(reviewId)} again`,
  hash: 'SHA-256 of the document',
  due: (reviewId: string): string => `The access review of ${quarter(reviewId)} is due`,
  dueOpen: 'Review access',
} as const)
