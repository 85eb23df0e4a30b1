import { Table } from '@mantine/core'
import type { JSX } from 'react'
import { importText as words } from '#renderer/text/importFile.ts'
import { ListRow, ListTable } from './ListTable.tsx'
import classes from './transfer.module.css'

/** What is wrong with one line, in words. */
export type ShownProblem = {
  readonly line: number
  readonly name: string
  readonly field: string
  readonly value: string
  readonly wrong: string
}

type Props = { readonly count: number; readonly problems: readonly ShownProblem[] }

/** What is wrong with a file, line by line. */
export function ProblemTable({ count, problems }: Props): JSX.Element {
  return (
    <ListTable label={words.problems(count)} heads={[words.field, words.value, words.wrong]}>
      {problems.map(({ line, name, field, value, wrong }, place) => (
        <ListRow key={`${String(line)}-${String(place)}`} line={line} name={name}>
          <Table.Td>{field}</Table.Td>
          <Table.Td className={classes['value']}>
            <bdi>{value}</bdi>
          </Table.Td>
          <Table.Td>{wrong}</Table.Td>
        </ListRow>
      ))}
    </ListTable>
  )
}
