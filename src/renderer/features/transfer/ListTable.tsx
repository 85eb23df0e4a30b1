import { Table } from '@mantine/core'
import type { JSX, ReactNode } from 'react'
import { importText as words } from '#renderer/text/importFile.ts'
import { countText } from '#renderer/text/users.ts'
import classes from './transfer.module.css'

type Props = {
  readonly label: string
  /** Of the columns after line and name. */
  readonly heads: readonly string[]
  readonly children: ReactNode
}

/** A table of the lines of a file, which scrolls in itself. */
export function ListTable({ label, heads, children }: Props): JSX.Element {
  return (
    <div className={classes['scroll']} tabIndex={0} role="region" aria-label={label}>
      <Table stickyHeader verticalSpacing={6} horizontalSpacing="sm" className={classes['table']}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th data-number="true">{words.line}</Table.Th>
            <Table.Th>{words.name}</Table.Th>
            {heads.map((head) => (
              <Table.Th key={head}>{head}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>{children}</Table.Tbody>
      </Table>
    </div>
  )
}

type RowProps = {
  readonly line: number
  readonly name: string
  readonly children: ReactNode
}

/** One line of a file, with whom it is about. */
export function ListRow({ line, name, children }: RowProps): JSX.Element {
  return (
    <Table.Tr>
      <Table.Td data-number="true">{countText(line)}</Table.Td>
      <Table.Td className={classes['name']}>
        <bdi>{name}</bdi>
      </Table.Td>
      {children}
    </Table.Tr>
  )
}
