import { translatable } from './language.ts'

const parts = (count: number): string => (count === 1 ? '1 part changes.' : `${count} parts change.`)

/** "Set up like …" in the Account modal. */
export const setUpFieldText = translatable('setUpLike.setUpFieldText', {
  open: 'Set up like …',
  explained: 'copies roles, crews and more from a colleague.',
  offer: (name: string): string => `${name} is new here.`,
  offerExplained: 'Take roles, crews and more from a colleague?',
  notNow: 'Not now',
} as const)

/** The modal "Set up like …". */
export const setUpText = translatable('setUpLike.setUpText', {
  title: (name: string): string => `Set up ${name} like a colleague`,
  explained: (name: string): string =>
    `Roles, crews, discipline, compensation tier, mail notices and “MFA required” become the same. Password, licence and contact data of ${name} stay.`,
  colleague: 'Colleague',
  nobody: 'Choose a colleague',
  loading: 'Comparing the two',
  failed: 'This can’t be copied',
  part: 'Part',
  now: 'Now',
  afterwards: 'Then',
  stays: 'stays',
  partNames: {
    roles: 'Application Role',
    crews: 'Crews',
    discipline: 'Discipline',
    compensationTier: 'Compensation tier',
    notifications: 'Mail notices',
    isMfaRequired: 'MFA required',
  },
  none: 'None',
  sameNotices: 'As the colleague',
  yes: 'Yes',
  no: 'No',
  switchedOn: 'On',
  switchedOff: 'Off',
  summary: (count: number, name: string, isSignedOut: boolean): string =>
    count === 0
      ? `${name} is set up like that already.`
      : `${parts(count)}${isSignedOut ? ` ${name} signs in again, to get the new rights.` : ''}`,
  lookAgain: 'Look again',
  confirm: 'Set up',
} as const)

/** The notice afterwards, with its "Undo". */
export const setUpDoneText = translatable('setUpLike.setUpDoneText', {
  done: (name: string, like: string): string => `${name} is set up like ${like}.`,
  undo: 'Undo',
  undone: (name: string): string => `${name} is set up as before.`,
  notUndone: 'This could not be undone.',
} as const)
