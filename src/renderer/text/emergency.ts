import { translatable } from './language.ts'

/** The words of emergency access: the form before it, the view itself, and its end. */
export const emergencyText = translatable('emergency.emergencyText', {
  door: 'Emergency access',
  title: 'Emergency access',
  intro: 'For when somebody must be called for a client, and nobody who may sign in can be reached.',
  showsTitle: 'What it shows',
  shows:
    'A client’s name, date of birth and phone, whom to call for them, and who treats them. Nothing else, and nothing can be changed.',
  lastsTitle: 'How long',
  lasts: 'Half an hour at most. It closes earlier when nobody uses it.',
  toldTitle: 'Who hears of it',
  told: 'The owners, with your name and your reason. The log keeps each search and each client you open.',
  name: 'Your name',
  reason: 'What happened',
  reasonHint: 'One sentence, for the owners.',
  reasonShort: 'Say a little more: at least ten characters.',
  open: 'Open emergency access',
  viewTitle: 'Whom to call',
  watched: 'The owners are told. The log keeps each search and each client you open.',
  closesIn: (clock: string): string => `Closes by itself in ${clock}`,
  soonOver: (minutes: number): string =>
    `Emergency access closes in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
  close: 'Close emergency access',
  searchLabel: 'Client’s name',
  searchHint: 'At least two letters, first or last name.',
  search: 'Search',
  clients: 'Clients found',
  found: (count: number): string => (count === 1 ? 'One client found.' : `${count} clients found.`),
  cut: 'There are more than these. Type more of the name.',
  nobody: 'No client of this name',
  nobodyHint: 'Try the last name alone, or the first letters of it.',
  notSearched: 'Find the client first',
  notSearchedHint: 'Then choose them to see whom to call.',
  born: (day: string): string => `Born ${day}`,
  noBirthDate: 'Date of birth not entered',
  phoneOfClient: 'Client’s phone',
  noPhone: 'No phone number entered',
  people: 'Whom to call',
  nobodyToCall: 'No guardian and no contact is entered for this client.',
  relation: { guardian: 'Parent/Guardian', contact: 'Contact' },
  practitioners: 'Treated by',
  closed: 'Emergency access is closed. The owners see it at the top of Home when they sign in.',
} as const)

/** Minutes and seconds that are left, as a clock shows them: "29:05". */
export function leftOnClock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
