import { csvFile } from '#shared/lib/csv.ts'
import { timesheetsText as words } from '#renderer/text/timesheets.ts'
import type { Sheet } from './weeks.ts'

const timeOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** Sessions as the text of a CSV file, safe against formulas; days stay `YYYY-MM-DD`, times `09:30`. */
export function linesFile(lines: Sheet['lines']): string {
  const { columns } = words
  return csvFile([
    [columns.day, columns.time, columns.client, columns.service, columns.minutes, columns.direct],
    ...lines.map((line) => [
      line.day,
      timeOf(line.startMinute),
      line.clientName ?? words.hiddenClient,
      line.serviceName,
      line.durationMinutes,
      line.isDirect ? words.yes : words.no,
    ]),
  ])
}
