import { Checkbox, Table, Text, Title } from '@mantine/core'
import type { JSX } from 'react'
import { returnText as words } from '#renderer/text/leaving.ts'
import classes from './leaving.module.css'
import type { ReturnPlan } from './returnLines.ts'

type Props = {
  readonly clients: ReturnPlan['clients']
  readonly chosen: readonly string[]
  readonly onChoose: (clientIds: readonly string[]) => void
}

/** The clients that were handed over: those ticked come back, with the sessions that went along. */
export function ReturnClients({ clients, chosen, onChoose }: Props): JSX.Element {
  const isAll = chosen.length === clients.length
  const toggle = (clientId: string, isTicked: boolean): void =>
    onChoose(isTicked ? [...chosen, clientId] : chosen.filter((id) => id !== clientId))
  return (
    <section className={classes['part']} aria-labelledby="return-clients">
      <Title order={3} id="return-clients">
        {words.clients}
      </Title>
      <Text c="dimmed">{words.clientsExplained}</Text>
      <Checkbox
        mt="sm"
        mb="xs"
        label={words.all}
        checked={isAll}
        indeterminate={chosen.length > 0 && !isAll}
        onChange={(event) =>
          onChoose(event.currentTarget.checked ? clients.map((client) => client.clientId) : [])
        }
      />
      <Table className={classes['table'] ?? ''} aria-labelledby="return-clients">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words.client}</Table.Th>
            <Table.Th w={230}>{words.nowWith}</Table.Th>
            <Table.Th w={190} ta="right">
              {words.sessions}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {clients.map((client) => (
            <Table.Tr key={client.clientId}>
              <Table.Td>
                <Checkbox
                  label={<bdi>{client.name}</bdi>}
                  checked={chosen.includes(client.clientId)}
                  onChange={(event) => toggle(client.clientId, event.currentTarget.checked)}
                />
              </Table.Td>
              <Table.Td>
                <Text span truncate display="block" c={client.nowWith.length === 0 ? 'dimmed' : ''}>
                  <bdi>{client.nowWith.length === 0 ? words.nobody : client.nowWith.join(', ')}</bdi>
                </Text>
              </Table.Td>
              <Table.Td ta="right">{client.sessionCount === 0 ? '' : client.sessionCount}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}
