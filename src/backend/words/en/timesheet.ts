import type { TimesheetWords } from '../backendWords.ts'

const number = new Intl.NumberFormat('en-CA', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
const dayFormat = new Intl.DateTimeFormat('en-CA', { dateStyle: 'medium', timeZone: 'UTC' })

export const timesheet: TimesheetWords = {
  title: 'Timesheet',
  day: (date: string): string => dayFormat.format(new Date(`${date}T00:00:00Z`)),
  time: (minute: number): string =>
    `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`,
  hours: (minutes: number): string => number.format(minutes / 60),
  period: (from: string, until: string): string => `${from} to ${until}`,
  status: {
    draft: 'Draft',
    submitted: 'Submitted',
    approved: 'Approved',
    denied: 'Denied',
  },
  heads: ['Day', 'Time', 'Client', 'Service', 'Hours'],
  hidden: 'not shown',
  totals: 'Totals by week and service',
  week: (monday: string): string => `Week of ${monday}`,
  sum: 'Together',
  sessions: (count: number): string => (count === 1 ? '1 session' : `${count} sessions`),
  reviewer: (name: string): string => `Reviewer: ${name}`,
  decided: (name: string): string => `Decided by: ${name}`,
  signatures: ['Practitioner', 'Reviewer'],
}
