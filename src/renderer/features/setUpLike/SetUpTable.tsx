import { Table, Text } from '@mantine/core'
import type { JSX } from 'react'
import { setUpText as words } from '#renderer/text/setUpLike.ts'
import classes from './setUpLike.module.css'
import { setUpRows, type Preview } from './setUpRows.ts'

/** Before and after, part by part; what stays is said in grey. */
export function SetUpTable({ preview }: { readonly preview: Preview }): JSX.Element {
  return (
    <Table className={classes['table'] ?? ''} verticalSpacing={8}>
      <colgroup>
        <col className={classes['part']} />
        <col />
        <col />
      </colgroup>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{words.part}</Table.Th>
          <Table.Th>{words.now}</Table.Th>
          <Table.Th>{words.afterwards}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {setUpRows(preview).map(({ part, before, after, isChanging }) => (
          <Table.Tr key={part} data-part={part}>
            <Table.Th scope="row" fw={400}>
              {words.partNames[part]}
            </Table.Th>
            <Table.Td>
              <Text span c={isChanging ? '' : 'dimmed'}>
                <bdi>{before}</bdi>
              </Text>
            </Table.Td>
            <Table.Td>
              <Text span fw={isChanging ? 600 : 400} c={isChanging ? '' : 'dimmed'}>
                <bdi>{isChanging ? after : words.stays}</bdi>
              </Text>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
