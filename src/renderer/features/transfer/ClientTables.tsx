import { Table } from '@mantine/core'
import type { JSX } from 'react'
import type { ClientPreview } from '#shared/contract/clientImport.ts'
import {
  clientFieldNames,
  clientImportText as words,
  clientProblemText,
} from '#renderer/text/clientImport.ts'
import { valueText } from '#renderer/text/logFields.ts'
import { transferText } from '#renderer/text/transfer.ts'
import { countText } from '#renderer/text/users.ts'
import { Frame } from './PreviewTables.tsx'
import classes from './transfer.module.css'

/** What is wrong with a file of clients, line by line. */
export function ClientProblems({ preview }: { readonly preview: ClientPreview }): JSX.Element {
  const { line, name, field, value, wrong } = transferText
  return (
    <Frame label={words.problems(preview.problemCount)} heads={[line, name, field, value, wrong]}>
      {preview.problems.map((row, place) => (
        <Table.Tr key={`${String(row.line)}-${String(place)}`}>
          <Table.Td data-number="true">{countText(row.line)}</Table.Td>
          <Table.Td className={classes['name']}>{row.name}</Table.Td>
          <Table.Td>{row.field === null ? '' : clientFieldNames[row.field]}</Table.Td>
          <Table.Td className={classes['value']}>{row.value}</Table.Td>
          <Table.Td>{clientProblemText(row)}</Table.Td>
        </Table.Tr>
      ))}
    </Frame>
  )
}

/** The first clients of the file as they will be stored. */
export function ClientSample({ preview }: { readonly preview: ClientPreview }): JSX.Element {
  const { line, name, sampleTitle } = transferText
  return (
    <Frame
      label={sampleTitle}
      heads={[line, name, words.birthDate, words.status, words.guardian, words.practitioner]}
    >
      {preview.sample.map((row) => (
        <Table.Tr key={row.line}>
          <Table.Td data-number="true">{countText(row.line)}</Table.Td>
          <Table.Td className={classes['name']}>{row.name}</Table.Td>
          <Table.Td>{valueText('client', 'birth_date', row.birthDate, {})}</Table.Td>
          <Table.Td>{valueText('client', 'status', row.status, {})}</Table.Td>
          <Table.Td>{row.guardian}</Table.Td>
          <Table.Td>{row.practitioner}</Table.Td>
        </Table.Tr>
      ))}
    </Frame>
  )
}
