import type { BulkOutcome, BulkPart } from '#shared/domain/bulk.ts'
import { translatable } from './language.ts'
import { countText, peopleCount } from './users.ts'

/** Selecting rows of Clinic Users, and the bar that says how many are selected. */
export const selectionText = translatable('bulk.selectionText', {
  bar: 'Selected people',
  selected: (count: number, isCapped: boolean): string =>
    `${countText(count)}${isCapped ? '+' : ''} selected`,
  selectAll: (count: number, isCapped: boolean): string =>
    `Select all ${countText(count)}${isCapped ? '+' : ''} shown`,
  selectShown: 'Select everybody whom the list shows',
  select: (name: string): string => `Select ${name}`,
  change: 'Change',
  part: (name: string): string => `${name} …`,
  export: 'Export selected',
  clear: 'Clear selection',
  tooMany: (most: number): string =>
    `At most ${countText(most)} people can be selected one by one. “Select all” takes everybody whom the list shows.`,
  failed: 'These rows could not be selected.',
} as const)

/** The parts in the menu "Change", and as the title of the modal. */
export const bulkPartNames: Readonly<Record<BulkPart, string>> = translatable('bulk.bulkPartNames', {
  status: 'Status',
  role: 'Application Role',
  crew: 'Crew',
  tier: 'Compensation tier',
  discipline: 'Discipline',
  mfaRequired: 'MFA required',
})

/** Why somebody is left as they are, or that they change. */
export const bulkOutcomeText: Readonly<Record<BulkOutcome, string>> = translatable('bulk.bulkOutcomeText', {
  change: 'Changes',
  same: 'Is so already',
  yourself: 'Left out: this is you, and nobody changes this of themselves',
  lastOwner: 'Left out: the last active clinic owner',
  owner: 'Left out: a clinic owner, whom only owners change',
  planHasNoRoom: 'Left out: the plan has no room for another practitioner. The plan Teams has.',
  notStaff: 'Left out: not staff',
  onlyRole: 'Left out: holds no other role',
  notPractitioner: 'Left out: not a practitioner',
  managesCrew: 'Left out: manages this crew',
  inactive: 'Left out: is inactive',
  gone: 'Left out: no longer there',
})

/** The modal of a bulk change with its dry run. */
export const bulkText = translatable('bulk.bulkText', {
  title: (part: string, count: number, isCapped: boolean): string =>
    `${part} of ${peopleCount(count, isCapped)}`,
  status: 'Status',
  role: 'Role',
  crew: 'Crew',
  tier: 'Compensation tier',
  discipline: 'Discipline',
  choose: 'Choose',
  none: 'None',
  act: 'What to do',
  give: 'Give',
  take: 'Take away',
  putIn: 'Put in',
  takeOut: 'Take out',
  mfa: 'MFA',
  required: 'Required',
  notRequired: 'Not required',
  noCrews: 'There is no crew yet.',
  checking: 'Looking at what would happen',
  failed: 'What would happen can’t be shown',
  dryRun: 'What would happen',
  shownRows: 'Rows',
  all: (count: number): string => `All ${countText(count)}`,
  changes: (count: number): string => `Change ${countText(count)}`,
  stays: (count: number): string => `Stay as they are ${countText(count)}`,
  name: 'Name',
  now: 'Now',
  afterwards: 'Then',
  why: 'What happens',
  member: 'Member',
  notMember: 'Not a member',
  nothing: 'Nobody would change.',
  signsOut: 'Whoever changes is signed out and gets the new rights at the next sign-in.',
  losesAccess: 'Whoever changes can’t sign in from then on. Their records stay.',
  withClients: (count: number): string =>
    `${count === 1 ? 'One of them still has clients' : `${countText(count)} of them still have clients`}. “Leaving” in the account hands clients over.`,
  capped: 'The search found more people than it counts. Only these are changed.',
  confirm: (count: number): string => `Change ${peopleCount(count)}`,
  lookAgain: 'Look again',
  running: (done: number, total: number): string => `${countText(done)} of ${countText(total)} changed`,
  runningProgress: 'Changing people',
  cancelling: 'Cancelling',
} as const)

/** The notice afterwards, with its "Undo". */
export const bulkDoneText = translatable('bulk.bulkDoneText', {
  done: (part: string, count: number): string => `${part} of ${peopleCount(count)} is changed.`,
  undo: 'Undo',
  undone: (count: number): string => `${peopleCount(count)} ${count === 1 ? 'is' : 'are'} as before.`,
  notUndone: 'This could not be undone.',
} as const)
