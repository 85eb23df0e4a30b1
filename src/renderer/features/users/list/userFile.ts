import { csvFile } from '#shared/lib/csv.ts'
import { roleLine, signInLabels, usersText as words } from '#renderer/text/users.ts'
import type { UserRow } from '../usersStore.ts'
import type { Column } from './columns.ts'

/** The cells that one column of the list becomes in a file; a name becomes two. Dates stay `YYYY-MM-DD`. */
function cellsOf(row: UserRow, column: Column): string[] {
  switch (column) {
    case 'name':
      return [row.firstName, row.lastName]
    case 'kind':
      return [roleLine(row.kind, row.roles)]
    case 'discipline':
      return [row.disciplineName]
    case 'email':
      return [row.email]
    case 'phone':
      return [row.phone]
    case 'signIn':
      return [signInLabels[row.signIn.state]]
    case 'title':
      return [row.title]
    case 'staffId':
      return [row.staffId]
    case 'tier':
      return [row.compensationTierName]
    case 'registration':
      return [row.registrationNumber]
    case 'registrationExpires':
      return [row.registrationExpiresOn ?? '']
    case 'status':
      return [words.statusNames[row.status]]
  }
}

const headsOf = (column: Column): string[] =>
  column === 'name' ? [words.firstName, words.lastName] : [words.columnNames[column]]

/** People as the text of a CSV file: the columns of the list under its own headings, one line each. */
export function userFile(rows: readonly UserRow[], columns: readonly Column[]): string {
  return csvFile([
    columns.flatMap(headsOf),
    ...rows.map((row) => columns.flatMap((column) => cellsOf(row, column))),
  ])
}
