import { translatable } from './language.ts'
import { lengthOfTime } from './time.ts'

/** The words of the page Services. */
export const servicesText = translatable('services.servicesText', {
  title: 'Services',
  search: 'Search services',
  searchHint: 'Name, code, discipline or tier',
  current: (count: number): string => `Offered (${count})`,
  ended: (count: number): string => `Ended (${count})`,
  which: 'Offered or ended',
  add: 'New service',
  newTitle: 'New service',
  name: 'Name',
  discipline: 'Discipline',
  everyDiscipline: 'Every discipline',
  tier: 'Compensation tier',
  everyTier: 'Every tier',
  duration: 'Duration',
  minutes: 'min',
  durationHint: 'Minutes, 1 to 1440',
  fee: 'Fee',
  feeMissing: 'Type an amount; 0 where there is none.',
  code: 'Code',
  billable: 'Billable',
  taxable: 'Taxable',
  yes: 'Yes',
  no: 'No',
  edit: (name: string): string => `Edit ${name}`,
  end: 'End this service',
  endExplained: 'Nobody can book it from now on. Sessions that have it keep it.',
  isEnded: (name: string): string => `${name} is ended.`,
  bringBack: 'Bring back',
  bringBackOf: (name: string): string => `Bring back ${name}`,
  isBack: (name: string): string => `${name} is offered again.`,
  undo: 'Undo',
  more: 'Show more',
  failed: 'The services could not be loaded',
  emptyTitle: 'No services yet',
  empty: 'What people here do for clients: each with its length and fee.',
  noneEnded: 'No service was ended',
  noneFound: 'No service fits this search',
  can: 'Who can offer it',
  nobodyCan: 'Nobody yet. Give practitioners this discipline and tier in their profile.',
  canCount: (count: number): string => (count === 1 ? '1 practitioner' : `${count} practitioners`),
  andMore: (count: number): string => `and ${count} more`,
} as const)

/** "45 minutes", as the list shows how long a service takes. */
export function durationText(minutes: number): string {
  return lengthOfTime(minutes * 60)
}
