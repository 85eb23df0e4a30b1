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
  ownerKept: (name: string): string => `${name} was kept as a clinic owner`,
  ownerKeptDo:
    'On two PCs, the last two owners were let go at the same time. The clinic would have had no owner left, so the one who has been an owner longer stays one. If that is wrong, make somebody else an owner and take it from this person.',
  ownerKeptSeen: 'This is right',
  ownerKeptTold: (name: string): string => `${name} stays a clinic owner.`,
  planLimit: (plan: string): string => `The plan ${plan} is for one practitioner, and there are several`,
  planLimitDo:
    'They were added on two PCs at the same time. Make all but one inactive or take the role from them, or change the plan in Settings.',
  openAccount: (name: string): string => `Open the account of ${name}`,
} as const)
