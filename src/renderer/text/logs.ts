import type { ChainDamage, LogKind } from '#shared/domain/logs.ts'
import { translatable } from './language.ts'
import { numberFormat } from './locale.ts'

const entries = (count: number): string =>
  count === 1 ? '1 entry' : `${numberFormat().format(count)} entries`

export const logKindNames: Readonly<Record<LogKind, string>> = translatable('logs.logKindNames', {
  changes: 'Changes',
  signIns: 'Sign-ins and locks',
  views: 'Views',
  searches: 'Searches',
  exports: 'Imports and exports',
  refusals: 'Refused and failed',
})

/** What one act is, for the icon before it. */
export const logKindMarks: Readonly<Record<LogKind, string>> = translatable('logs.logKindMarks', {
  changes: 'Change',
  signIns: 'Sign-in',
  views: 'View',
  searches: 'Search',
  exports: 'File',
  refusals: 'Refused',
})

/** The page Logs. */
export const logsText = translatable('logs.logsText', {
  title: 'Logs',
  list: 'What happened',
  filters: 'Filters',
  person: 'Person',
  anybody: 'Anybody',
  personAs: 'As',
  as: { either: 'did it, or it is about them', by: 'did it', about: 'it is about them' },
  kinds: 'Kind',
  anyKind: 'Everything',
  period: 'Period',
  periods: {
    any: 'Any time',
    today: 'Today',
    days7: 'Last 7 days',
    month: 'This month',
    between: 'Between days',
  },
  from: 'From',
  until: 'Until',
  pc: 'PC',
  anyPc: 'Any PC',
  nothingFound: 'Nobody found',
  clear: 'Clear filters',
  refresh: 'Look again',
  whoSaw: 'Who saw …',
  export: 'Export',
  exportTooltip: 'What the filters show, as CSV',
  exportName: (day: string): string => `anteroom log ${day}.csv`,
  exported: (count: number): string => `${entries(count)} written. The export stands in the log too.`,
  exportCapped: (count: number): string =>
    `The newest ${entries(count)} are written. Choose a period for older ones.`,
  refused: 'Refused',
  alsoDone: (count: number): string => (count === 1 ? 'and 1 more change' : `and ${count} more changes`),
  loading: 'Loading the log',
  loadingMore: 'Loading more',
  end: 'Here the log begins.',
  noMore: 'Nothing more that fits.',
  emptyTitle: 'Nothing has happened yet',
  empty: 'What people do in this program stands here: who, when, on which PC, and what it was before.',
  noMatchTitle: 'No entry matches',
  noMatch: 'Nothing in the log fits these filters.',
  failed: 'The log could not be loaded',
  thisAct: 'What was changed',
  field: 'Field',
  of: 'Of',
  before: 'Before',
  after: 'After',
  nothing: '–',
  noFields: 'No field was changed.',
  entryNumber: (seq: number): string => `Entry ${numberFormat().format(seq)}`,
  entryNumbers: (first: number, last: number): string =>
    `Entries ${numberFormat().format(first)} to ${numberFormat().format(last)}`,
  on: (pc: string): string => `on ${pc}`,
  showAll: (count: number): string => `Show all ${entries(count)}`,
  unknownPc: 'a PC that is not known here',
  csv: {
    time: 'Time (UTC)',
    who: 'Who',
    pc: 'PC',
    what: 'What',
    about: 'About',
    result: 'Result',
    before: 'Before',
    after: 'After',
    entry: 'Entry',
    done: 'done',
  },
} as const)

/** "Who saw …": the viewers of one client. */
export const whoSawText = translatable('logs.whoSawText', {
  title: (name: string): string => `Who saw ${name}`,
  untitled: 'Who saw a client',
  close: 'Close',
  choose: 'Client',
  chooseHint: 'A few letters of the name',
  noClient: 'No client of this name',
  explained: 'Every time somebody opened the chart.',
  loading: 'Looking through the log',
  failed: 'The log could not be read',
  person: 'Person',
  pc: 'PC',
  times: 'Times',
  first: 'First',
  last: 'Last',
  each: 'Each time',
  nobodyTitle: 'Nobody has opened this chart',
  nobody: 'Once somebody does, they stand here with day, time and PC.',
  program: 'The program',
  emergency: (name: string): string => `Emergency access: ${name}`,
  more: 'Show more',
  fromChart: 'Who saw this chart',
} as const)

/** The chain of entries, and how an owner makes sure of it. */
export const chainText = translatable('logs.chainText', {
  title: 'Is the log complete?',
  close: 'Close',
  whole: 'Log complete',
  broken: 'Log damaged',
  notChecked: 'Log not checked yet',
  explained:
    'Each entry is sealed with the one before it. An entry that was changed or taken out breaks the chain behind it.',
  loading: 'Looking at the chain',
  failed: 'The chain could not be looked at',
  foundWhole: (count: number): string => `All ${entries(count)} fit together.`,
  foundNothing: 'The chain has not been looked at yet.',
  damages: {
    changed: (seq: number): string => `Entry ${numberFormat().format(seq)} was changed after it was written.`,
    missing: (seq: number): string => `Entries before entry ${numberFormat().format(seq)} were taken out.`,
    moved: (seq: number): string =>
      `Entry ${numberFormat().format(seq)} does not follow on the one before it.`,
    cutOff: (seq: number): string => `Entries from ${numberFormat().format(seq)} on were cut off.`,
    rewritten: (seq: number): string =>
      `The log up to entry ${numberFormat().format(seq)} is not the one that was checked before.`,
  } satisfies Record<ChainDamage, (seq: number) => string>,
  damageOn: (pc: string): string => `On ${pc}.`,
  damageHelp:
    'The entries themselves stay as they are. Keep a backup from before that day, and ask who had access to this PC.',
  lastLook: 'Last look',
  check: 'Look at every entry',
  checking: (done: number, total: number): string =>
    `${numberFormat().format(done)} of ${entries(total)} looked at`,
  noted: 'Noted end',
  notedExplained:
    'Write this code down, outside this PC. As long as it still fits, no entry up to it was changed.',
  neverNoted: 'Nobody has noted the end of the log yet.',
  notedBy: (name: string): string => `noted by ${name}`,
  unanchored: (count: number): string =>
    count === 0
      ? 'No entry came since.'
      : `${entries(count)} came since: whoever holds the key of this PC could still rewrite ${count === 1 ? 'it' : 'them'} unseen.`,
  note: 'Note the end',
  compare: 'Compare a code',
  compareHint: 'The code as it was written down',
  compareVerb: 'Compare',
  verdicts: {
    same: (seq: number): string => `It fits. Nothing up to entry ${numberFormat().format(seq)} was changed.`,
    different: (seq: number): string =>
      `It does not fit. Entry ${numberFormat().format(seq)}, or something before it, is not what it was.`,
    gone: (seq: number): string => `Entry ${numberFormat().format(seq)} is not in the log of this PC.`,
  },
  notACode: 'This is not a code of the log. One looks like 1204-9F3A-77C2-0B1D-E5A4.',
} as const)
