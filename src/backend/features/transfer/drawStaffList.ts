import type { UserRow } from '#shared/contract/users.ts'
import type { Role } from '#shared/domain/roles.ts'
import { Turns } from '../../db/turns.ts'
import { type DrawnTable, drawTable } from '../slips/index.ts'

type Facts = {
  readonly clinicName: string
  readonly printedBy: string
  /** Today on the clinic's calendar, `YYYY-MM-DD`. */
  readonly day: string
  readonly staff: readonly UserRow[]
}

const ROLE_NAMES: Readonly<Record<Role, string>> = {
  owner: 'Clinic Owner',
  officeAdmin: 'Office Admin',
  manager: 'Manager',
  practitioner: 'Practitioner',
  studentPractitioner: 'Student Practitioner',
  finance: 'Finance',
}
const dayFormat = new Intl.DateTimeFormat('en-CA', { dateStyle: 'long', timeZone: 'UTC' })
const count = (people: number): string => (people === 1 ? '1 person' : `${String(people)} people`)

const TITLE = 'Staff list'
const HEADS = ['Name', 'Role', 'Discipline', 'Phone', 'E-mail']
/** Of the width of the sheet. */
const SHARES = [0.21, 0.19, 0.16, 0.16, 0.28]

const cellsOf = (row: UserRow): string[] => [
  [`${row.firstName} ${row.lastName}`, row.title].filter((part) => part !== '').join(', '),
  row.roles.map((role) => ROLE_NAMES[role]).join(', '),
  row.disciplineName,
  row.phone,
  row.email,
]

/**
 * Draws a staff list on as many sheets as it needs, giving the event loop its turns.
 * @param resources the folder of the files shipped with the program, for the fonts
 */
export function drawStaffList(
  { clinicName, printedBy, day, staff }: Facts,
  resources: string,
  now: number,
): Promise<DrawnTable> {
  const rows = staff.map(cellsOf)
  const date = dayFormat.format(new Date(`${day}T00:00:00Z`))
  const made = `${date}, ${count(staff.length)}, printed by ${printedBy}`
  const texts = [clinicName, TITLE, made, ...rows.flat()]
  return drawTable({ title: TITLE, texts, shares: SHARES, isWide: true, resources, now }, async (pen) => {
    pen.line(clinicName, 'regular', 9.5, 6.5)
    pen.line(TITLE, 'strong', 18, 8)
    pen.line(made, 'regular', 9.5, 14)
    pen.row(HEADS, 'strong')
    const turns = new Turns()
    for (const row of rows) {
      pen.row(row, 'regular')
      await turns.take()
    }
  })
}
