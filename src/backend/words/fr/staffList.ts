import type { StaffListWords } from '../backendWords.ts'

const dayFormat = new Intl.DateTimeFormat('fr-CA', { dateStyle: 'long', timeZone: 'UTC' })
const count = (people: number): string => `${String(people)} ${people < 2 ? 'personne' : 'personnes'}`

export const staffList: StaffListWords = {
  title: 'Liste du personnel',
  heads: ['Nom', 'Rôle', 'Discipline', 'Téléphone', 'Courriel'],
  made: (day, people, printedBy) =>
    `${dayFormat.format(new Date(`${day}T00:00:00Z`))}, ${count(people)}, imprimée par ${printedBy}`,
}
