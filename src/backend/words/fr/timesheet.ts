import type { TimesheetWords } from '../backendWords.ts'

const number = new Intl.NumberFormat('fr-CA', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
const dayFormat = new Intl.DateTimeFormat('fr-CA', { dateStyle: 'medium', timeZone: 'UTC' })

export const timesheet: TimesheetWords = {
  title: 'Feuille de temps',
  day: (date: string): string => dayFormat.format(new Date(`${date}T00:00:00Z`)),
  time: (minute: number): string =>
    `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`,
  hours: (minutes: number): string => number.format(minutes / 60),
  period: (from: string, until: string): string => `Du ${from} au ${until}`,
  status: {
    draft: 'Brouillon',
    submitted: 'Soumise',
    approved: 'Approuvée',
    denied: 'Refusée',
  },
  heads: ['Jour', 'Heure', 'Client', 'Service', 'Heures'],
  hidden: 'non affiché',
  totals: 'Totaux par semaine et par service',
  week: (monday: string): string => `Semaine du ${monday}`,
  sum: 'Total',
  sessions: (count: number): string => `${count} ${count < 2 ? 'séance' : 'séances'}`,
  reviewer: (name: string): string => `Réviseur : ${name}`,
  decided: (name: string): string => `Décision de : ${name}`,
  signatures: ['Praticien', 'Réviseur'],
}
