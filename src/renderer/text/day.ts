/** The words of a field that holds a day. */
export const dayText = {
  placeholder: '3 May 2027',
  openCalendar: (label: string): string => `Calendar for “${label}”`,
  noDay: 'No day',
  notADay: 'This is no day. Type it like 3 May 2027, or choose it in the calendar.',
} as const
