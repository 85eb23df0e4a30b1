import { translatable } from './language.ts'

/** The words of "To review". */
export const reviewText = translatable('review.reviewText', {
  title: 'To review',
  intro:
    'Two PCs changed the same thing before they heard of each other. One value stands everywhere until you decide; nothing was lost.',
  failed: 'what is to review',
  emptyTitle: 'Nothing to review',
  empty:
    'Where two PCs change the same field at the same time, both values are kept here until somebody decides.',
  count: (many: number): string => (many === 1 ? '1 thing to review' : `${many} things to review`),
  open: 'To review',
  more: (shown: number, all: number): string =>
    `The first ${shown} of ${all}. The rest follows as these are settled.`,
  strict: 'The stricter one stands until you decide',
  otherDetail: 'another detail',
  late: (name: string): string =>
    `Was given for the record of ${name} on a PC that did not know yet that it was merged into this one`,
  stands: 'Stands now',
  other: 'Also given',
  nothing: 'nothing',
  hidden: 'not shown here',
  by: (who: string, pc: string): string => (who === '' ? `on ${pc}` : `by ${who} on ${pc}`),
  keep: 'Keep this',
  keepOf: (field: string, name: string): string => `Keep this: ${field}, ${name}`,
  take: 'Take this instead',
  takeOf: (field: string, name: string): string => `Take this instead: ${field}, ${name}`,
  kept: (field: string, name: string): string => `Kept: ${field}, ${name}.`,
  taken: (field: string, name: string): string => `Taken: ${field}, ${name}.`,
  sameEmail: (email: string): string => `Several people sign in with ${email}`,
  sameEmailDo:
    'Only one of them can sign in. Give the others another primary e-mail, or merge the records of one person.',
  sameStaffId: (staffId: string): string => `Several people have the staff ID ${staffId}`,
  sameStaffIdDo: 'Give all but one another staff ID.',
  openAccount: (name: string): string => `Open the account of ${name}`,
} as const)
