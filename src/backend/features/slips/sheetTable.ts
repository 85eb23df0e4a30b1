import type { Language } from '#shared/domain/languages.ts'
import { layoutOf, loadSlipFonts, type SlipFace, type SlipFonts } from './slipFonts.ts'

/** A list as a PDF, or the letters that none of the fonts can write. */
export type DrawnTable = { readonly pdf: Buffer } | { readonly missing: readonly string[] }

type Pdf = Parameters<typeof loadSlipFonts>[0]

const MARGIN = 54
const SIZE = 9.5
const LINE = 13
const GAP = 5
const INK = '#16191d'

/** A text in lines that are no wider than a column; words that are wider alone are broken inside. */
function wrap(text: string, width: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = []
  let line = ''
  const words = text.split(' ')
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    const joined = line === '' ? word : `${line} ${word}`
    if (widthOf(joined) <= width) {
      line = joined
      continue
    }
    if (line !== '') {
      lines.push(line)
      line = ''
      words.unshift(word)
      continue
    }
    const letters = [...word]
    while (letters.length > 1 && widthOf(letters.join('')) > width) letters.pop()
    lines.push(letters.join(''))
    const rest = word.slice(letters.join('').length)
    if (rest !== '') words.unshift(rest)
  }
  return [...lines, line]
}

/** Writes a list from top to bottom, on as many sheets as it needs; a line too long for its column is broken. */
export class TablePen {
  readonly #pdf: Pdf
  readonly #fonts: SlipFonts
  readonly #shares: readonly number[]
  readonly #width: number
  readonly #bottom: number

  /** @param shares of the width, in the order of the columns */
  constructor(pdf: Pdf, fonts: SlipFonts, shares: readonly number[]) {
    this.#pdf = pdf
    this.#fonts = fonts
    this.#shares = shares
    this.#width = pdf.page.width - 2 * MARGIN
    this.#bottom = pdf.page.height - MARGIN
    pdf.y = MARGIN
  }

  /** A line of its own; what does not fit on this sheet stands on the next one. */
  line(text: string, face: SlipFace, size: number, gap: number): void {
    this.#need(size + gap)
    const top = this.#pdf.y
    this.#put(text, { x: MARGIN, y: top }, face, size)
    this.#pdf.y = top + size + gap
  }

  /** Leaves room, and begins a new sheet where less than `least` is left of this one. */
  skip(points: number, least: number): void {
    this.#pdf.y += points
    this.#need(least)
  }

  row(texts: readonly string[], face: SlipFace): void {
    const pdf = this.#pdf
    const widthOf = (text: string): number =>
      this.#fonts
        .runs(text, face)
        .reduce((sum, run) => sum + pdf.font(run.font).fontSize(SIZE).widthOfString(run.text), 0)
    const cells = texts.map((text, at) =>
      wrap(text, this.#width * (this.#shares[at] ?? 0) - GAP * 2, widthOf),
    )
    const height = Math.max(...cells.map((cell) => cell.length)) * LINE
    this.#need(height)
    const top = pdf.y
    let x = MARGIN
    for (const [at, cell] of cells.entries()) {
      for (const [row, text] of cell.entries()) this.#put(text, { x, y: top + row * LINE }, face, SIZE)
      x += this.#width * (this.#shares[at] ?? 0)
    }
    pdf.y = top + height + GAP
    pdf
      .moveTo(MARGIN, pdf.y - GAP / 2)
      .lineTo(MARGIN + this.#width, pdf.y - GAP / 2)
      .lineWidth(0.5)
      .stroke('#c9ced6')
  }

  #need(height: number): void {
    if (this.#pdf.y + height <= this.#bottom) return
    this.#pdf.addPage()
    this.#pdf.y = MARGIN
  }

  #put(text: string, at: { x: number; y: number }, face: SlipFace, size: number): void {
    let { x } = at
    for (const run of this.#fonts.runs(text, face)) {
      this.#pdf.font(run.font).fontSize(size).fillColor(INK)
      this.#pdf.text(run.text, x, at.y, { lineBreak: false, ...layoutOf(run) })
      x += this.#pdf.widthOfString(run.text)
    }
  }
}

type Sheet = {
  readonly language: Language
  readonly title: string
  /** Every text of it, to be looked up in the fonts. */
  readonly texts: readonly string[]
  readonly shares: readonly number[]
  readonly isWide: boolean
  /** The folder of the files shipped with the program, for the fonts. */
  readonly resources: string
  readonly now: number
}

/** Makes a PDF of a list. The PDF library is loaded at the first one. */
export async function drawTable(
  { language, title, texts, shares, isWide, resources, now }: Sheet,
  draw: (pen: TablePen) => void | Promise<void>,
): Promise<DrawnTable> {
  const { default: PDFDocument } = await import('pdfkit')
  const pdf = new PDFDocument({
    size: 'LETTER',
    layout: isWide ? 'landscape' : 'portrait',
    margin: 0,
    font: `${resources}/fonts/Inter-Regular.ttf`,
    lang: language,
    info: { Title: title, CreationDate: new Date(now) },
  })
  const fonts = loadSlipFonts(pdf, resources)
  const missing = fonts.missing(texts.join(' '))
  if (missing.length > 0) return { missing }
  const chunks: Buffer[] = []
  const isWhole = new Promise<void>((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
    pdf.on('end', resolve)
    pdf.on('error', reject)
  })
  await draw(new TablePen(pdf, fonts, shares))
  pdf.end()
  await isWhole
  return { pdf: Buffer.concat(chunks) }
}
