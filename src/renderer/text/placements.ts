import { translatable } from './language.ts'

/** Days as a count: "1 day", "12 days". */
const days = (count: number): string => `${count} ${count === 1 ? 'day' : 'days'}`

/** Placement of a student in the Account modal. */
export const placementText = translatable('placements.placementText', {
  label: 'Placement',
  supervisor: 'Supervisor',
  noSupervisor: 'Nobody',
  endsOn: 'Placement ends on',
  noEnd: 'No end',
  explained: (name: string): string =>
    `${name} becomes inactive by itself on the day after. ${name} and the supervisor are reminded 30, 14 and 3 days ahead.`,
  endsIn: (count: number): string => (count === 0 ? 'Ends today' : `Ends in ${days(count)}`),
  ended: (count: number): string => `Ended ${days(count)} ago`,
  upgrade: 'Upgrade',
  upgradeExplained: (name: string): string => `makes ${name} a practitioner with this account.`,
  upgradeByOwner: 'Only a clinic owner can upgrade a student.',
} as const)

/** The question "Upgrade". */
export const upgradeText = translatable('placements.upgradeText', {
  title: (name: string): string => `Upgrade ${name}`,
  explained: (name: string): string =>
    `${name} becomes a Practitioner. Account, clients, sessions and records stay as they are. Supervisor and placement end are taken away.`,
  signsInAgain: (name: string): string => `${name} signs in again, to get the new rights.`,
  number: 'Registration or License #',
  numberHelp: 'May be added later.',
  endsOn: 'Ends on',
  confirm: 'Upgrade to Practitioner',
  done: (name: string): string => `${name} is a practitioner now.`,
} as const)

/** Choosing somebody who works here. */
export const staffChoiceText = translatable('placements.staffChoiceText', {
  nobodyFound: 'Nobody matches.',
  student: 'student',
} as const)
