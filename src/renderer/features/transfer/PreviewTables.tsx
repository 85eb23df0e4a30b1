import { Table } from '@mantine/core'
import type { JSX, ReactNode } from 'react'
import { LISTED_KINDS } from '#shared/domain/users.ts'
import { importFieldNames, rowProblemText, transferText as words } from '#renderer/text/transfer.ts'
import { countText, kindLabels } from '#renderer/text/users.ts'
import type { Preview } from './importStage.ts'
import classes from './transfer.module.css'

type FrameProps = {
  readonly label: string
  readonly heads: readonly string[]
  readonly children: ReactNode
}

/** A table of the import that scrolls in itself. */
export function Frame({ label, heads, children }: FrameProps): JSX.Element {
  return (
    <div className={classes['scroll']} tabIndex={0} role="region" aria-label={label}>
      <Table stickyHeader verticalSpacing={6} horizontalSpacing="sm" className={classes['table']}>
        <Table.Thead>
          <Table.Tr>
            {heads.map((head) => (
              <Table.Th key={head} data-number={head === words.line}>
                {head}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>{children}</Table.Tbody>
      </Table>
    </div>
  )
}

/** What is wrong with the file, line by line. */
export function ProblemTable({ preview }: { readonly preview: Preview }): JSX.Element {
  return (
    <Frame
      label={words.problems(preview.problemCount)}
      heads={[words.line, words.name, words.field, words.value, words.wrong]}
    >
      {preview.problems.map((row, place) => (
        <Table.Tr key={`${row.line}-${place}`}>
          <Table.Td data-number="true">{countText(row.line)}</Table.Td>
          <Table.Td className={classes['name']}>{row.name}</Table.Td>
          <Table.Td>{row.field === null ? '' : importFieldNames[row.field]}</Table.Td>
          <Table.Td className={classes['value']}>{row.value}</Table.Td>
          <Table.Td>{rowProblemText(row)}</Table.Td>
        </Table.Tr>
      ))}
    </Frame>
  )
}

const kindName = (kind: string): string => {
  const listed = LISTED_KINDS.find((one) => one === kind)
  return listed === undefined ? kind : kindLabels[listed]
}

/** The first people of the file as they will be stored. */
export function SampleTable({ preview }: { readonly preview: Preview }): JSX.Element {
  return (
    <Frame label={words.sampleTitle} heads={[words.line, words.name, words.kind, words.email, words.phone]}>
      {preview.sample.map((row) => (
        <Table.Tr key={row.line}>
          <Table.Td data-number="true">{countText(row.line)}</Table.Td>
          <Table.Td className={classes['name']}>{row.name}</Table.Td>
          <Table.Td>{kindName(row.kind)}</Table.Td>
          <Table.Td>{row.email}</Table.Td>
          <Table.Td data-whole="true">{row.phone}</Table.Td>
        </Table.Tr>
      ))}
    </Frame>
  )
}
