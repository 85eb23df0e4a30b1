import type { OutputOf } from '#shared/contract/index.ts'
import { translatable } from './language.ts'
import { numberFormat } from './locale.ts'

type Preview = OutputOf<'transfer.previewImport'>
type Undone = OutputOf<'transfer.undoImport'>

const number = (count: number): string => numberFormat().format(count)

export const separatorNames: Readonly<Record<Preview['separator'], string>> = translatable(
  'importFile.separatorNames',
  {
    ',': 'comma',
    ';': 'semicolon',
    tab: 'tab',
    '|': 'vertical bar',
  },
)

/** What is wrong with a line of any list, where a form would say it otherwise. */
export const lineProblems = translatable('importFile.lineProblems', {
  required: 'This is missing.',
  notOneOf: 'This word is not known here.',
  tooManyColumns: 'This line has more columns than the first one.',
})

/** What the import says of any list, whoever stands on it. */
export const importText = translatable('importFile.importText', {
  what: 'What is in the file',
  people: 'People',
  clients: 'Clients',
  choose: 'Choose a file',
  drop: 'or drop it here',
  headerTitle: 'What the first line names',
  reading: (file: string): string => `Reading ${file}`,
  checking: (file: string): string => `Checking ${file}`,
  readingProgress: 'Reading the file',
  preview: (preview: Pick<Preview, 'fileName' | 'encoding' | 'separator'>): string =>
    `${preview.fileName} · ${preview.encoding} · columns split by ${separatorNames[preview.separator]}`,
  columns: 'What each column holds',
  columnOf: (header: string): string => `What “${header}” holds`,
  columnAt: (place: number): string => `Column ${number(place)}`,
  leftOut: 'Left out',
  neverRead: 'Never read',
  remembered: 'As you assigned them for such a file before.',
  noNames: 'No column holds names yet. Say which one does.',
  problems: (count: number): string => (count === 1 ? '1 problem' : `${number(count)} problems`),
  problemsShown: (shown: number): string => `The first ${number(shown)} are listed.`,
  line: 'Line',
  name: 'Name',
  field: 'Column',
  value: 'Value',
  wrong: 'What is wrong',
  duplicates: (count: number): string =>
    count === 1 ? '1 seems to be here already' : `${number(count)} seem to be here already`,
  duplicatesShown: (shown: number): string =>
    `The first ${number(shown)} are listed; what is said for all counts for the others.`,
  forAll: 'For all of them',
  forLine: (name: string, line: number): string => `${name}, line ${number(line)}: what to do`,
  looksLike: 'Looks like',
  toDo: 'What to do',
  sampleTitle: 'The first lines as they are read',
  allOrNothing:
    'All or nothing: while there are problems, nobody is imported. Assign another column, or correct the file.',
  allLeftOut: 'Everybody in the file is left out: there is nothing to import.',
  fill: (count: number): string => `Fill in ${number(count)}`,
  anotherFile: 'Choose another file',
  running: (done: number, total: number): string => `${number(done)} of ${number(total)} done`,
  runningHelp: 'They appear in the list together, once all are stored.',
  runningProgress: 'Storing the lines of the file',
  cancel: 'Cancel',
  cancelling: 'Cancelling',
  filled: (count: number): string => `${number(count)} filled in`,
  skipped: (count: number): string => `${number(count)} left out`,
  close: 'Close',
  earlier: 'Earlier imports',
  earlierLine: (file: string, when: string, who: string): string =>
    [file, when, who].filter((part) => part !== '').join(' · '),
  earlierPeople: (count: number): string => (count === 1 ? '1 person' : `${number(count)} people`),
  earlierClients: (count: number): string => (count === 1 ? '1 client' : `${number(count)} clients`),
  wasUndone: 'Undone',
  undo: 'Undo import',
  undoOf: (file: string): string => `Undo the import of ${file}`,
  undoHelp:
    'Whoever was changed since stays; everybody else shows nowhere any more, and what was filled in about others is empty again. The log keeps all of it.',
  undone: ({ undone, emptied, stay, stayCount }: Undone): string =>
    [
      `The import is undone: ${number(undone)} ${undone === 1 ? 'is' : 'are'} shown no more.`,
      ...(emptied === 0
        ? []
        : [
            `What was filled in about ${number(emptied)} ${emptied === 1 ? 'other' : 'others'} is empty again.`,
          ]),
      ...(stayCount === 0
        ? []
        : [`Changed since and still here: ${stay.join(', ')}${stayCount > stay.length ? ' …' : ''}.`]),
    ].join(' '),
  notUndone: 'The import could not be undone.',
} as const)
