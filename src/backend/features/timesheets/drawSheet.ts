import type { TimesheetDetails } from '#shared/contract/timesheets.ts'
import type { Language } from '#shared/domain/languages.ts'
import type { TimesheetWords } from '../../words/backendWords.ts'
import { wordsIn } from '../../words/wordsIn.ts'
import { loadSlipFonts } from '../slips/index.ts'
import { MARGIN, type Row, SheetPen } from './sheetPen.ts'

/** A timesheet as a PDF, or the letters that none of the fonts can write. */
export type DrawnSheet = { readonly pdf: Buffer } | { readonly missing: readonly string[] }

const TITLE_SIZE = 20
const GAP = 17

function sessionRows({ lines }: TimesheetDetails, words: TimesheetWords): Row[] {
  return [
    { cells: words.heads, face: 'strong', hasRule: true },
    ...lines.map((line): Row => ({
      cells: [
        words.day(line.day),
        words.time(line.startMinute),
        line.clientName ?? words.hidden,
        line.serviceName,
        words.hours(line.durationMinutes),
      ],
      face: 'regular',
    })),
  ]
}

function totalRows({ weeks, minutes, sessionCount }: TimesheetDetails, words: TimesheetWords): Row[] {
  const ofWeeks = weeks.flatMap(({ monday, services }): Row[] => [
    { cells: [words.week(words.day(monday)), '', '', '', ''], face: 'strong' },
    ...services.map((one): Row => ({
      cells: ['', '', words.sessions(one.sessions), one.serviceName, words.hours(one.minutes)],
      face: 'regular',
    })),
  ])
  const sum = [words.sum, '', words.sessions(sessionCount), '', words.hours(minutes)]
  return [...ofWeeks, { cells: sum, face: 'strong' }]
}

const headLines = (clinicName: string, sheet: TimesheetDetails, words: TimesheetWords): string[] => [
  clinicName,
  sheet.practitionerName,
  `${words.period(words.day(sheet.from), words.day(sheet.until))} · ${words.status[sheet.status]}`,
  sheet.decidedByName === '' ? words.reviewer(sheet.reviewerName) : words.decided(sheet.decidedByName),
  ...(sheet.reason === '' ? [] : [sheet.reason]),
]

/**
 * Draws a timesheet on as many pages as it needs: its sessions, what they come to, and two lines to sign on.
 * @param resources the folder of the files shipped with the program, for the fonts
 */
export async function drawSheet(
  { clinicName, language }: { readonly clinicName: string; readonly language: Language },
  sheet: TimesheetDetails,
  resources: string,
  now: number,
): Promise<DrawnSheet> {
  const words = wordsIn(language).timesheet
  const { default: PDFDocument } = await import('pdfkit')
  const pdf = new PDFDocument({
    size: 'LETTER',
    margin: MARGIN,
    font: `${resources}/fonts/Inter-Regular.ttf`,
    lang: language,
    info: { Title: words.title, CreationDate: new Date(now) },
  })
  const fonts = loadSlipFonts(pdf, resources)
  const head = headLines(clinicName, sheet, words)
  const sessions = sessionRows(sheet, words)
  const totals = totalRows(sheet, words)
  const missing = fonts.missing(
    [...head, ...[...sessions, ...totals].flatMap(({ cells }) => cells)].join(' '),
  )
  if (missing.length > 0) return { missing }
  const chunks: Buffer[] = []
  const isWhole = new Promise<void>((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
    pdf.on('end', resolve)
    pdf.on('error', reject)
  })
  draw(new SheetPen(pdf, fonts), words, { head, sessions, totals })
  pdf.end()
  await isWhole
  return { pdf: Buffer.concat(chunks) }
}

function draw(
  pen: SheetPen,
  words: TimesheetWords,
  {
    head,
    sessions,
    totals,
  }: {
    readonly head: readonly string[]
    readonly sessions: readonly Row[]
    readonly totals: readonly Row[]
  },
): void {
  pen.line(words.title, 'strong', TITLE_SIZE)
  for (const [index, line] of head.entries()) pen.line(line, index === 1 ? 'strong' : 'regular')
  pen.skip(GAP / 2)
  for (const row of sessions) pen.row(row)
  pen.skip(GAP)
  pen.line(words.totals, 'strong')
  for (const row of totals) pen.row(row)
  pen.skip(GAP * 3)
  pen.signatures(words.signatures)
}
