import { loadSlipFonts, type SlipFace, type SlipFonts } from '../slips/index.ts'
import type { ReviewSheet, SheetLine } from './reviewWords.ts'

/** The signed list as a PDF, or the letters that none of the fonts can write. */
export type DrawnReview = { readonly pdf: Buffer } | { readonly missing: readonly string[] }

type Pdf = Parameters<typeof loadSlipFonts>[0]

const MARGIN = 54
const SIZE = 9.5
const LINE = 13
const GAP = 5
const INK = '#16191d'
/** Share of the width, in the order of the columns. */
const COLUMNS = [
  ['name', 0.28],
  ['roles', 0.3],
  ['lastSeen', 0.15],
  ['decision', 0.27],
] as const satisfies readonly (readonly [keyof SheetLine, number])[]

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

type Pen = {
  readonly pdf: Pdf
  readonly fonts: SlipFonts
  readonly width: number
  readonly bottom: number
}

function put(
  { pdf, fonts }: Pen,
  text: string,
  at: { x: number; y: number },
  face: SlipFace,
  size = SIZE,
): void {
  let { x } = at
  for (const run of fonts.runs(text, face)) {
    pdf.font(run.font).fontSize(size).fillColor(INK)
    pdf.text(run.text, x, at.y, { lineBreak: false, features: ['kern'] })
    x += pdf.widthOfString(run.text)
  }
}

function drawLine(pen: Pen, line: SheetLine, face: SlipFace): void {
  const { pdf, fonts, width } = pen
  const widthOf = (text: string): number =>
    fonts
      .runs(text, face)
      .reduce((sum, run) => sum + pdf.font(run.font).fontSize(SIZE).widthOfString(run.text), 0)
  const cells = COLUMNS.map(([name, share]) => wrap(line[name], width * share - GAP * 2, widthOf))
  const height = Math.max(...cells.map((cell) => cell.length)) * LINE
  if (pdf.y + height > pen.bottom) {
    pdf.addPage()
    pdf.y = MARGIN
  }
  const top = pdf.y
  let x = MARGIN
  for (const [index, cell] of cells.entries()) {
    for (const [at, text] of cell.entries()) put(pen, text, { x, y: top + at * LINE }, face)
    x += width * (COLUMNS[index]?.[1] ?? 0)
  }
  pdf.y = top + height + GAP
  pdf
    .moveTo(MARGIN, pdf.y - GAP / 2)
    .lineTo(MARGIN + width, pdf.y - GAP / 2)
    .lineWidth(0.5)
    .stroke('#c9ced6')
}

function drawSheet(pen: Pen, sheet: ReviewSheet): void {
  const { pdf } = pen
  put(pen, sheet.clinicName, { x: MARGIN, y: MARGIN }, 'regular')
  put(pen, sheet.title, { x: MARGIN, y: MARGIN + 16 }, 'strong', 18)
  pdf.y = MARGIN + 52
  drawLine(pen, sheet.heads, 'strong')
  for (const line of sheet.lines) drawLine(pen, line, 'regular')
  if (pdf.y + 60 > pen.bottom) {
    pdf.addPage()
    pdf.y = MARGIN
  }
  const y = pdf.y + 18
  put(pen, sheet.signature, { x: MARGIN, y }, 'strong', 11)
  put(pen, sheet.note, { x: MARGIN, y: y + 20 }, 'regular', 9)
}

const textsOf = ({ clinicName, title, lines, signature }: ReviewSheet): string =>
  [clinicName, title, signature, ...lines.flatMap((line) => Object.values(line))].join(' ')

/**
 * Draws the signed list of an access review, on as many sheets as it needs. The PDF library is loaded at the first one.
 * @param resources the folder of the files shipped with the program, for the fonts
 */
export async function drawReview(sheet: ReviewSheet, resources: string, now: number): Promise<DrawnReview> {
  const { default: PDFDocument } = await import('pdfkit')
  const pdf = new PDFDocument({
    size: 'LETTER',
    margin: 0,
    font: `${resources}/fonts/Inter-Regular.ttf`,
    lang: 'en',
    info: { Title: sheet.title, CreationDate: new Date(now) },
  })
  const fonts = loadSlipFonts(pdf, resources)
  const missing = fonts.missing(textsOf(sheet))
  if (missing.length > 0) return { missing }
  const chunks: Buffer[] = []
  const isWhole = new Promise<void>((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
    pdf.on('end', resolve)
    pdf.on('error', reject)
  })
  const width = pdf.page.width - 2 * MARGIN
  drawSheet({ pdf, fonts, width, bottom: pdf.page.height - MARGIN }, sheet)
  pdf.end()
  await isWhole
  return { pdf: Buffer.concat(chunks) }
}
