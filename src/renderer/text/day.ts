import { translatable } from './language.ts'

/** The words of a field that holds a day. */
export const dayText = translatable('day.dayText', {
  placeholder: '3 May 2027',
  openCalendar: (label: string): string => `Calendar for “${label}”`,
  noDay: 'No day',
  notADay: 'No such day. Type it like 3 May 2027.',
} as const)
