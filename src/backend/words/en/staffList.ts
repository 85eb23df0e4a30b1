import type { StaffListWords } from '../backendWords.ts'

const dayFormat = new Intl.DateTimeFormat('en-CA', { dateStyle: 'long', timeZone: 'UTC' })
const count = (people: number): string => (people === 1 ? '1 person' : `${String(people)} people`)

export const staffList: StaffListWords = {
  title: 'Staff list',
  heads: ['Name', 'Role', 'Discipline', 'Phone', 'E-mail'],
  made: (day, people, printedBy) =>
    `${dayFormat.format(new Date(`${day}T00:00:00Z`))}, ${count(people)}, printed by ${printedBy}`,
}
