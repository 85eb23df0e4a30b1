import type { loadSlipFonts, SlipFace, SlipFonts } from '../slips/index.ts'

export const MARGIN = 56
const ROW = 17
const SIZE = 10
const INK = '#16191d'
const LINE = '#c9ced6'
/** Where the columns begin, in points from the margin; the last cell is set to the right. */
const COLUMNS = [0, 84, 128, 290] as const
const NUMBERS_WIDTH = 48
const BETWEEN = 8

type Pdf = Parameters<typeof loadSlipFonts>[0]
/** One row of a table; where only the first and the last cell have text, the first has the room of all between. */
export type Row = { readonly cells: readonly string[]; readonly face: SlipFace; readonly hasRule?: boolean }

/** Writes a timesheet from top to bottom, on as many pages as it needs. */
export class SheetPen {
  readonly #pdf: Pdf
  readonly #fonts: SlipFonts
  readonly #width: number
  #y = MARGIN

  constructor(pdf: Pdf, fonts: SlipFonts) {
    this.#pdf = pdf
    this.#fonts = fonts
    this.#width = pdf.page.width - 2 * MARGIN
  }

  /** A line of its own. */
  line(text: string, face: SlipFace, size = SIZE): void {
    this.#put(text, MARGIN, { face, size, room: this.#width })
    this.skip(Math.max(ROW, size * 1.5))
  }

  row({ cells, face, hasRule = false }: Row): void {
    const last = cells.at(-1) ?? ''
    const isAlone = cells.slice(1, -1).every((cell) => cell === '')
    for (const [index, left] of COLUMNS.entries()) {
      const next = isAlone ? undefined : COLUMNS[index + 1]
      const room = (next ?? this.#width - NUMBERS_WIDTH) - left - BETWEEN
      this.#put(cells[index] ?? '', MARGIN + left, { face, size: SIZE, room })
    }
    const room = NUMBERS_WIDTH
    const right = MARGIN + this.#width - this.#widthOf(last, face, SIZE)
    this.#put(last, right, { face, size: SIZE, room })
    if (hasRule) this.#rule(MARGIN, this.#width, this.#y + ROW - 2)
    this.skip(ROW)
  }

  /** Lines to sign on, side by side. */
  signatures(labels: readonly string[]): void {
    const each = this.#width / labels.length
    for (const [index, label] of labels.entries()) {
      const left = MARGIN + index * each
      this.#rule(left, each - 24, this.#y)
      this.#put(label, left, { face: 'regular', size: SIZE, room: each - 24 })
    }
  }

  /** Goes down, and on to the next page where this one ends. */
  skip(points: number): void {
    this.#y += points
    if (this.#y + ROW <= this.#pdf.page.height - MARGIN) return
    this.#pdf.addPage()
    this.#y = MARGIN
  }

  #widthOf(text: string, face: SlipFace, size: number): number {
    return this.#fonts
      .runs(text, face)
      .reduce((sum, run) => sum + this.#pdf.font(run.font).fontSize(size).widthOfString(run.text), 0)
  }

  #put(
    text: string,
    left: number,
    { face, size, room }: { readonly face: SlipFace; readonly size: number; readonly room: number },
  ): void {
    const letters = [...text]
    const shown = (): string => (letters.length < [...text].length ? `${letters.join('')}…` : text)
    while (letters.length > 1 && this.#widthOf(shown(), face, size) > room) letters.pop()
    let x = left
    for (const run of this.#fonts.runs(shown(), face)) {
      this.#pdf.font(run.font).fontSize(size).fillColor(INK)
      const how = { lineBreak: false, features: ['kern' as const], baseline: 'alphabetic' as const }
      this.#pdf.text(run.text, x, this.#y + size, how)
      x += this.#pdf.widthOfString(run.text)
    }
  }

  #rule(left: number, length: number, y: number): void {
    this.#pdf
      .moveTo(left, y)
      .lineTo(left + length, y)
      .lineWidth(0.75)
      .stroke(LINE)
  }
}
