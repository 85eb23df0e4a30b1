import { csvFile } from '#shared/lib/csv.ts'
import { clientStatusNames } from '#renderer/text/clients.ts'
import { exportText } from '#renderer/text/transfer.ts'
import type { ClientRow } from '../clientsStore.ts'

/** Clients as the text of a CSV file, one line each. Dates stay `YYYY-MM-DD`, and so does the date of birth. */
export function clientFile(rows: readonly ClientRow[]): string {
  const heads = exportText.clientHeads
  return csvFile([
    [
      heads.firstName,
      heads.lastName,
      heads.preferredName,
      heads.birthDate,
      heads.status,
      heads.practitioners,
      heads.guardian,
      heads.phone,
      heads.since,
    ],
    ...rows.map((row) => [
      row.firstName,
      row.lastName,
      row.preferredName,
      row.birthDate ?? '',
      clientStatusNames[row.status],
      row.practitionerNames.join('; '),
      row.guardianName,
      row.guardianPhone,
      row.since ?? '',
    ]),
  ])
}
