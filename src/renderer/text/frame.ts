import { translatable } from './language.ts'

/** The words of the frame around every page. */
export const frameText = translatable('frame.frameText', {
  product: 'Anteroom',
  navigation: 'Pages',
  groups: { office: 'My Office', management: 'Management', practice: 'Practice Setup' },
  pages: {
    home: 'Home',
    clients: 'Clients',
    sessions: 'Sessions',
    users: 'Clinic Users',
    crews: 'Crews',
    timesheets: 'Timesheets',
    review: 'To review',
    settings: 'Settings',
    services: 'Services',
    reports: 'Reports',
    logs: 'Logs',
  },
  search: 'Search',
  searchTooltip: 'Find pages and people',
  searchKeys: 'Ctrl K',
  lock: 'Lock',
  lockTooltip: 'Lock the desk (Ctrl+L)',
  thisPcOnly: 'This PC only',
  thisPcOnlyTooltip: 'Nothing leaves this PC. Joining it with other PCs is not set up.',
  personMenu: (name: string): string => `${name}: account and sign-out`,
  accountSettings: 'Account Settings',
  switchPerson: 'Switch person',
  signOut: 'Sign out',
  language: 'Language',
  /** Each in itself: whoever reads it is to know it. */
  languages: { en: 'English', fr: 'Français' },
  skipToContent: 'Skip to the page',
  sample: 'Sample',
  sampleMenu: 'Sample clinic: what to do with it',
  sampleExplained: 'Everybody and everything in this clinic is made up.',
  removeSample: 'Remove the sample clinic',
  removeSampleQuestion: 'Remove the sample clinic?',
  removeSampleExplained:
    'All people, clients and sessions of the sample go from this PC, with everything you changed in it. Nothing else on this PC is touched. Afterwards you can set up your own clinic.',
  removeSampleVerb: 'Remove it',
  keyInFile: 'The key of this PC’s data lies in a file',
  keyInFileTooltip:
    'Whoever can read the files of this PC’s user can open the clinic’s data. Keep this PC’s sign-in to yourself.',
  setUpOpen: 'Set-up is not finished: confirm your recovery sheet.',
  setUpOpenVerb: 'Confirm it now',
  linkLost: 'Connection to the program lost. Trying again…',
  linkLostLong:
    'Connection to the program lost. Trying again… If the program was started anew, open the address that it printed.',
  waiting: 'Opening…',
  neverConnectedTitle: 'The program does not answer',
  neverConnected:
    'Open the address that the program printed when it started. Each printed address works once; start the program again for a new one.',
  lockedTitle: 'Locked',
} as const)

/** The words of the command palette. */
export const paletteText = translatable('frame.paletteText', {
  label: 'Find pages and people',
  hint: 'Page, or a person’s name, e-mail or phone',
  hintPagesOnly: 'Page',
  pages: 'Pages',
  people: 'People',
  clients: 'Clients',
  inactive: (kind: string): string => `${kind}, inactive`,
  nothing: 'Nothing found. Try part of a name.',
  nothingPages: 'No page of this name.',
} as const)
