import { Anchor, Table, Text } from '@mantine/core'
import { IconFolder } from '@tabler/icons-react'
import type { JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { LoadFailed } from '#renderer/components/LoadFailed.tsx'
import { StatusBadge } from '#renderer/components/StatusBadge.tsx'
import { Waiting } from '#renderer/components/Waiting.tsx'
import type { useLoaded } from '#renderer/components/useLoaded.ts'
import { RELATIONS, type Relation } from '#shared/domain/clients.ts'
import { myClinicText as words } from '#renderer/text/account.ts'
import { clientStatusNames } from '#renderer/text/clients.ts'

import { calendarDay } from '#renderer/text/time.ts'
import classes from './account.module.css'
import { openChart } from './accountStore.ts'

type ClientRow = OutputOf<'users.listClients'>['clients'][number]
type Props = {
  readonly firstName: string
  readonly clients: ReturnType<typeof useLoaded<'users.listClients'>>
}

/** "My Clinic": the clients of this person, each once, with the way to their charts. */
export function MyClinicTab({ firstName, clients: { loaded, reload } }: Props): JSX.Element {
  if (loaded.state === 'failed') return <LoadFailed error={loaded.error} onRetry={reload} />
  if (loaded.state === 'loading') {
    return <Waiting pt="md" gap="md" label={words.loading} widths={['70%', '60%', '65%']} />
  }
  if (loaded.data.clients.length === 0) {
    return (
      <EmptyState icon={<IconFolder size={28} />} title={words.emptyTitle}>
        {words.empty(firstName)}
      </EmptyState>
    )
  }
  return (
    <Table className={classes['table'] ?? ''} aria-label={words.heading} stickyHeader highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{words.client}</Table.Th>
          <Table.Th w={130}>{words.status}</Table.Th>
          <Table.Th w={200}>{words.relation}</Table.Th>
          <Table.Th w={130} ta="right">
            {words.since}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {loaded.data.clients.map((client) => (
          <Row key={client.clientId} client={client} />
        ))}
      </Table.Tbody>
    </Table>
  )
}

const isRelation = (tie: string): tie is Relation => RELATIONS.some((relation) => relation === tie)

/** Several ties to one client come as one line of words, separated by commas. */
const relationName = (relation: string): string =>
  relation
    .split(', ')
    .map((tie) => (isRelation(tie) ? words[tie] : tie))
    .join(', ')

function Row({ client }: { readonly client: ClientRow }): JSX.Element {
  return (
    <Table.Tr>
      <Table.Td title={client.name}>
        {client.isViewable ? (
          <Anchor component="button" type="button" fw={600} onClick={() => openChart(client.clientId)}>
            <bdi>{client.name}</bdi>
          </Anchor>
        ) : (
          <Text span c="dimmed" title={words.notViewable}>
            <bdi>{client.name}</bdi>
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        {client.status === 'active' ? (
          <Text span c="dimmed">
            {clientStatusNames.active}
          </Text>
        ) : (
          <StatusBadge>{clientStatusNames[client.status]}</StatusBadge>
        )}
      </Table.Td>
      <Table.Td>
        <bdi>{relationName(client.relation)}</bdi>
      </Table.Td>
      <Table.Td ta="right">{client.since === null ? '' : calendarDay(client.since)}</Table.Td>
    </Table.Tr>
  )
}
