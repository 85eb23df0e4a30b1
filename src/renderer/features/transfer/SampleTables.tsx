import { Table } from '@mantine/core'
import type { JSX } from 'react'
import { LISTED_KINDS } from '#shared/domain/users.ts'
import { clientImportText } from '#renderer/text/clientImport.ts'
import { importText } from '#renderer/text/importFile.ts'
import { valueText } from '#renderer/text/logFields.ts'
import { transferText } from '#renderer/text/transfer.ts'
import { kindLabels } from '#renderer/text/users.ts'
import type { ClientPreview, PeoplePreview } from './importStage.ts'
import { ListRow, ListTable } from './ListTable.tsx'

function kindName(kind: string): string {
  const listed = LISTED_KINDS.find((one) => one === kind)
  return listed === undefined ? kind : kindLabels[listed]
}

/** The first people of the file as they will be stored. */
export function PeopleSample({ sample }: Pick<PeoplePreview, 'sample'>): JSX.Element {
  const { kind, email, phone } = transferText
  return (
    <ListTable label={importText.sampleTitle} heads={[kind, email, phone]}>
      {sample.map((row) => (
        <ListRow key={row.line} line={row.line} name={row.name}>
          <Table.Td>{kindName(row.kind)}</Table.Td>
          <Table.Td>{row.email}</Table.Td>
          <Table.Td data-whole="true">{row.phone}</Table.Td>
        </ListRow>
      ))}
    </ListTable>
  )
}

/** The first clients of the file as they will be stored. */
export function ClientSample({ sample }: Pick<ClientPreview, 'sample'>): JSX.Element {
  const { birthDate, status, guardian, practitioner } = clientImportText
  return (
    <ListTable label={importText.sampleTitle} heads={[birthDate, status, guardian, practitioner]}>
      {sample.map((row) => (
        <ListRow key={row.line} line={row.line} name={row.name}>
          <Table.Td data-whole="true">{valueText('client', 'birth_date', row.birthDate, {})}</Table.Td>
          <Table.Td>{valueText('client', 'status', row.status, {})}</Table.Td>
          <Table.Td>{row.guardian}</Table.Td>
          <Table.Td>{row.practitioner}</Table.Td>
        </ListRow>
      ))}
    </ListTable>
  )
}
