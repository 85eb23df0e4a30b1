import type { TimesheetDetails } from '#shared/contract/timesheets.ts'
import { loadSlipFonts } from '../slips/index.ts'
import { MARGIN, type Row, SheetPen } from './sheetPen.ts'
import { sheetWords as words } from './sheetWords.ts'

/** A timesheet as a PDF, or the letters that none of the fonts can write. */
export type DrawnSheet = { readonly pdf: Buffer } | { readonly missing: readonly string[] }

const TITLE_SIZE = 20
const GAP = 17

function sessionRows({ lines }: TimesheetDetails): Row[] {
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

function totalRows({ weeks, minutes, sessionCount }: TimesheetDetails): Row[] {
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

const headLines = (clinicName: string, sheet: TimesheetDetails): string[] => [
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
  clinicName: string,
  sheet: TimesheetDetails,
  resources: string,
  now: number,
): Promise<DrawnSheet> {
  const { default: PDFDocument } = await import('pdfkit')
  const pdf = new PDFDocument({
    size: 'LETTER',
    margin: MARGIN,
    font: `${resources}/fonts/Inter-Regular.ttf`,
    lang: words.language,
    info: { Title: words.title, CreationDate: new Date(now) },
  })
  const fonts = loadSlipFonts(pdf, resources)
  const head = headLines(clinicName, sheet)
  const sessions = sessionRows(sheet)
  const totals = totalRows(sheet)
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
  draw(new SheetPen(pdf, fonts), head, sessions, totals)
  pdf.end()
  await isWhole
  return { pdf: Buffer.concat(chunks) }
}

function draw(
  pen: SheetPen,
  head: readonly string[],
  sessions: readonly Row[],
  totals: readonly Row[],
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
