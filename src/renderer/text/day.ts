import { translatable } from './language.ts'

/** The words of a field that holds a day. */
export const dayText = translatable('day.dayText', {
  openCalendar: (label: string): string => `Calendar for “${label}”`,
  noDay: 'No day',
  notADay: (example: string): string => `No such day. Type it like ${example}.`,
} as const)
