import { Turns } from '../../db/turns.ts'
import { type DrawnTable, drawTable, type TablePen } from '../slips/index.ts'
import type { ReviewSheet, SheetLine } from './describeReview.ts'

/** Share of the width, in the order of the columns. */
const COLUMNS = [
  ['name', 0.28],
  ['roles', 0.3],
  ['lastSeen', 0.15],
  ['decision', 0.27],
] as const satisfies readonly (readonly [keyof SheetLine, number])[]

const cellsOf = (line: SheetLine): string[] => COLUMNS.map(([name]) => line[name])

async function drawSheet(pen: TablePen, sheet: ReviewSheet): Promise<void> {
  pen.line(sheet.clinicName, 'regular', 9.5, 6.5)
  pen.line(sheet.title, 'strong', 18, 18)
  pen.row(cellsOf(sheet.heads), 'strong')
  const turns = new Turns()
  for (const line of sheet.lines) {
    pen.row(cellsOf(line), 'regular')
    await turns.take()
  }
  pen.skip(18, 42)
  pen.line(sheet.signature, 'strong', 11, 9)
  pen.line(sheet.note, 'regular', 9, 0)
}

const textsOf = ({ clinicName, title, lines, signature }: ReviewSheet): string[] => [
  clinicName,
  title,
  signature,
  ...lines.flatMap((line) => Object.values(line)),
]

/**
 * Draws the signed list of an access review, on as many sheets as it needs, giving the event loop its turns.
 * @param resources the folder of the files shipped with the program, for the fonts
 */
export function drawReview(sheet: ReviewSheet, resources: string, now: number): Promise<DrawnTable> {
  const shares = COLUMNS.map(([, share]) => share)
  const { language, title } = sheet
  return drawTable({ language, title, texts: textsOf(sheet), shares, isWide: false, resources, now }, (pen) =>
    drawSheet(pen, sheet),
  )
}
