import type { PublishRefusal, PublishState } from '#shared/domain/teamPage.ts'
import { translatable } from './language.ts'
import { numberFormat } from './locale.ts'

/** The words of Settings > Team page. */
export const teamText = translatable('team.teamText', {
  failed: 'The team page could not be loaded',
  shown: 'What the page shows',
  intro: 'Introduction',
  introHint: 'Stands above the people. May be left out.',
  hasStudents: 'Student practitioners too',
  hasPhotos: 'Photos',
  hasRegistrations: 'Registration numbers',
  people: 'Who is on the page',
  peopleExplained:
    'Active practitioners, in the order of the page. Bio and photo are changed in the account of each person. E-mails and phone numbers are never on it.',
  count: (shown: number): string =>
    shown === 1 ? '1 person on the page' : `${numberFormat().format(shown)} people on the page`,
  nobody: 'Nobody to list yet',
  nobodyExplained: 'Active practitioners stand here as soon as there are some.',
  listed: (name: string): string => `${name} is on the page`,
  student: 'Student',
  noBio: 'No bio yet',
  noPhoto: 'no photo',
  studentsLeftOut: 'left out, as students are',
  files: 'As files',
  filesExplained:
    'For the clinic’s web site. The HTML file needs nothing else and runs no script; the JSON file has the same for a site of its own.',
  exportHtml: 'Export HTML',
  exportJson: 'Export JSON',
  exported: (count: number): string =>
    `${count === 1 ? '1 person' : `${numberFormat().format(count)} people`} written. The export stands in the log too.`,
} as const)

/** The words of publishing the page at the hub. */
export const publishText = translatable('team.publishText', {
  title: 'On the Internet, by the hub',
  explained:
    'The hub shows the page to anybody, and the PCs keep it current. It is the only thing of the clinic that the hub can read: what the page shows, and nothing else. Everything else stays sealed.',
  failed: 'It could not be found out whether the page is published',
  noHub:
    'This clinic has no hub. Settings > Sync is where it gets one; until then, the files below do the same by hand.',
  address: 'Last part of the address',
  addressExplained: 'Small letters, digits and hyphens. Left empty, the program makes one up.',
  addressWrong: '3 to 60 small letters and digits, with single hyphens between them',
  addressHint: 'Anybody can open it in a browser.',
  jsonHint: (url: string): string => `The same for a site of your own: ${url}`,
  copy: 'Copy the address',
  copied: 'Copied',
  publish: 'Publish',
  move: 'Use this address',
  withdraw: 'Take it off the hub',
} as const)

/** How it stands with the page at the hub; after `published` comes how long ago. */
export const publishStateText: Readonly<Record<PublishState, string>> = translatable(
  'team.publishStateText',
  {
    off: 'Not published',
    published: 'Published',
    waiting: 'Waiting for the network. The page is published as soon as the hub answers.',
    withdrawing: 'Waiting for the network. The page is taken away as soon as the hub answers.',
    refused: 'The hub refused the page.',
    noHub: 'This PC does not speak to the hub at the moment.',
  },
)

/** Why the hub has no page of the clinic. */
export const refusalText: Readonly<Record<PublishRefusal, string>> = translatable('team.refusalText', {
  addressTaken: 'Refused: another clinic has this address. Choose another one.',
  tooLarge: 'Refused: the page is larger than 2 MB. Leave the photos out, or make them smaller.',
  notOffered: 'Refused: this hub does not publish pages. It needs an update.',
  revoked: 'Refused: this PC was taken out of the clinic.',
  other: 'Refused: the hub does not take the page. Whoever runs it finds the reason in its log.',
})
