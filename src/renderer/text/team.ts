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
