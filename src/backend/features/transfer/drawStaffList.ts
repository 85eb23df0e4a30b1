import type { UserRow } from '#shared/contract/users.ts'
import type { Language } from '#shared/domain/languages.ts'
import { Turns } from '../../db/turns.ts'
import type { RoleWords } from '../../words/backendWords.ts'
import { wordsIn } from '../../words/wordsIn.ts'
import { type DrawnTable, drawTable } from '../slips/index.ts'

type Facts = {
  /** Of whoever prints it. */
  readonly language: Language
  readonly clinicName: string
  readonly printedBy: string
  /** Today on the clinic's calendar, `YYYY-MM-DD`. */
  readonly day: string
  readonly staff: readonly UserRow[]
}

/** Of the width of the sheet. */
const SHARES = [0.21, 0.19, 0.16, 0.16, 0.28]

const cellsOf = (row: UserRow, roles: RoleWords): string[] => [
  [`${row.firstName} ${row.lastName}`, row.title].filter((part) => part !== '').join(', '),
  row.roles.map((role) => roles[role]).join(', '),
  row.disciplineName,
  row.phone,
  row.email,
]

/**
 * Draws a staff list on as many sheets as it needs, giving the event loop its turns.
 * @param resources the folder of the files shipped with the program, for the fonts
 */
export function drawStaffList(
  { language, clinicName, printedBy, day, staff }: Facts,
  resources: string,
  now: number,
): Promise<DrawnTable> {
  const { staffList: words, roles } = wordsIn(language)
  const { title } = words
  const rows = staff.map((row) => cellsOf(row, roles))
  const made = words.made(day, staff.length, printedBy)
  const texts = [clinicName, title, made, ...rows.flat()]
  return drawTable({ language, title, texts, shares: SHARES, isWide: true, resources, now }, async (pen) => {
    pen.line(clinicName, 'regular', 9.5, 6.5)
    pen.line(title, 'strong', 18, 8)
    pen.line(made, 'regular', 9.5, 14)
    pen.row(words.heads, 'strong')
    const turns = new Turns()
    for (const row of rows) {
      pen.row(row, 'regular')
      await turns.take()
    }
  })
}
