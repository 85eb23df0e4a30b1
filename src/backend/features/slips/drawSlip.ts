import type { Slip } from '#shared/domain/firstSignInSlip.ts'
import { layoutOf, loadSlipFonts, type SlipFace, type SlipFonts } from './slipFonts.ts'

/** A slip as a PDF, or the letters that none of the fonts can write. */
export type DrawnSlip = { readonly pdf: Buffer } | { readonly missing: readonly string[] }

const MARGIN = 64
const MARK_WIDTH = 20
const GREY = '#5c6370'
const INK = '#16191d'
const LINE_GAP = 1.35

type Style = { readonly face: SlipFace; readonly size: number; readonly colour: string }
const TITLE: Style = { face: 'strong', size: 22, colour: INK }
const LABEL: Style = { face: 'regular', size: 10, colour: GREY }
const VALUE: Style = { face: 'regular', size: 13, colour: INK }
const COPIED: Style = { face: 'strong', size: 17, colour: INK }
const STEP: Style = { face: 'regular', size: 11.5, colour: INK }

type Pen = {
  /**
   * Writes a text from here on, broken between words and, where a word is wider than the page, inside it. A mark, such
   * as the number of a step, stands before it, and the lines under each other.
   */
  readonly write: (text: string, style: Style, mark?: string) => void
  readonly skip: (points: number) => void
  readonly rule: () => void
}

type Pdf = Parameters<typeof loadSlipFonts>[0]

function createPen(pdf: Pdf, fonts: SlipFonts): Pen {
  const width = pdf.page.width - 2 * MARGIN
  const widthOf = (text: string, { face, size }: Style): number =>
    fonts
      .runs(text, face)
      .reduce((sum, run) => sum + pdf.font(run.font).fontSize(size).widthOfString(run.text), 0)
  const lineOf = (words: string[], style: Style, room: number): string => {
    let line = words.shift() ?? ''
    while (words.length > 0 && widthOf(`${line} ${words[0] ?? ''}`, style) <= room)
      line += ` ${words.shift() ?? ''}`
    const letters = [...line]
    while (letters.length > 1 && widthOf(letters.join(''), style) > room) letters.pop()
    const rest = line.slice(letters.join('').length)
    if (rest !== '') words.unshift(rest)
    return letters.join('')
  }
  const put = (line: string, style: Style, left: number): void => {
    let x = left
    for (const run of fonts.runs(line, style.face)) {
      pdf.font(run.font).fontSize(style.size).fillColor(style.colour)
      // With features given, the run is shaped as a whole: letters of Arabic join over it.
      pdf.text(run.text, x, pdf.y, { lineBreak: false, ...layoutOf(run), baseline: 'alphabetic' })
      x += pdf.widthOfString(run.text)
    }
  }
  return {
    write: (text, style, mark) => {
      const indent = mark === undefined ? 0 : MARK_WIDTH
      if (mark !== undefined) {
        const { y } = pdf
        pdf.y += style.size
        put(mark, style, MARGIN)
        pdf.y = y
      }
      const words = text.split(' ')
      while (words.length > 0) {
        const line = lineOf(words, style, width - indent)
        const baseline = pdf.y + style.size
        pdf.y = baseline
        put(line, style, MARGIN + indent)
        pdf.y = baseline + style.size * (LINE_GAP - 1)
      }
    },
    skip: (points) => void (pdf.y += points),
    rule: () =>
      void pdf
        .moveTo(MARGIN, pdf.y)
        .lineTo(MARGIN + width, pdf.y)
        .lineWidth(0.75)
        .stroke('#c9ced6'),
  }
}

function draw(pen: Pen, slip: Slip): void {
  pen.write(slip.clinicName, LABEL)
  pen.skip(4)
  pen.write(slip.title, TITLE)
  pen.skip(14)
  pen.rule()
  pen.skip(16)
  for (const { label, value, isCopied } of slip.rows) {
    pen.write(label, LABEL)
    pen.skip(1)
    pen.write(value, isCopied ? COPIED : VALUE)
    pen.skip(12)
  }
  pen.rule()
  pen.skip(16)
  pen.write(slip.stepsTitle, { ...STEP, face: 'strong' })
  pen.skip(6)
  for (const [at, step] of slip.steps.entries()) {
    pen.write(step, STEP, `${at + 1}.`)
    pen.skip(5)
  }
  pen.skip(14)
  pen.write(slip.note, { ...STEP, face: 'strong' })
}

const textsOf = (slip: Slip): string =>
  [slip.clinicName, slip.title, ...slip.rows.flatMap((row) => [row.label, row.value]), ...slip.steps].join(
    ' ',
  )

/**
 * Draws a slip on one sheet. The PDF library is loaded at the first slip of a run, since most runs print none.
 * @param resources the folder of the files shipped with the program, for the fonts
 * @param now the time that the file says it was made at
 */
export async function drawSlip(slip: Slip, resources: string, now: number): Promise<DrawnSlip> {
  const { default: PDFDocument } = await import('pdfkit')
  const pdf = new PDFDocument({
    size: 'LETTER',
    margin: MARGIN,
    font: `${resources}/fonts/Inter-Regular.ttf`,
    lang: slip.language,
    info: { Title: slip.title, CreationDate: new Date(now) },
  })
  const fonts = loadSlipFonts(pdf, resources)
  const missing = fonts.missing(textsOf(slip))
  if (missing.length > 0) return { missing }
  const chunks: Buffer[] = []
  const isWhole = new Promise<void>((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
    pdf.on('end', resolve)
    pdf.on('error', reject)
  })
  pdf.x = MARGIN
  pdf.y = MARGIN
  draw(createPen(pdf, fonts), slip)
  pdf.end()
  await isWhole
  return { pdf: Buffer.concat(chunks) }
}
