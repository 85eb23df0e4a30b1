import { Anchor, Button, Group, Table, Text, Title, VisuallyHidden } from '@mantine/core'
import { useRef, useState, type JSX } from 'react'
import type { StaffChoices } from '#renderer/features/placements/index.ts'
import { StatusBadge } from '#renderer/components/StatusBadge.tsx'
import { clientStatusNames } from '#renderer/text/clients.ts'
import { leavingText as words } from '#renderer/text/leaving.ts'
import { ChoiceFields } from './ChoiceFields.tsx'
import classes from './leaving.module.css'
import {
  type Choice,
  choiceFor,
  countSessions,
  type LeavingChoices,
  type LeavingClient,
  type Offers,
  staying,
} from './leavingChoices.ts'
import { NotOffered } from './NotOffered.tsx'

type Props = {
  readonly clients: readonly LeavingClient[]
  readonly choices: LeavingChoices
  readonly offers: Offers
  readonly takers: StaffChoices
  readonly onName: (userId: string, name: string) => void
  readonly onForAll: (choice: Choice) => void
  /** Undefined takes a client's own choice away. */
  readonly onOwn: (clientId: string, choice: Choice | undefined) => void
}

const MOST_ROWS = 100

/** The clients somebody leaves: one choice for all of them, and each can be given another one. */
export function LeavingClients(props: Props): JSX.Element {
  const { clients, choices, takers } = props
  const [openId, setOpenId] = useState<string>()
  if (clients.length === 0) return <Text c="dimmed">{words.noClients}</Text>
  const hasSessions = clients.some((client) => client.sessionCount > 0)
  return (
    <section aria-labelledby="leaving-clients" className={classes['part']}>
      <Title order={3} id="leaving-clients">
        {words.clientsHeading}
      </Title>
      <ChoiceFields
        choice={choices.forAll}
        from={takers}
        hasSessions={hasSessions}
        onName={props.onName}
        onChange={props.onForAll}
      />
      <NotOffered clients={clients} choices={choices} offers={props.offers} takers={takers} />
      <Table className={classes['table'] ?? ''} aria-labelledby="leaving-clients">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words.client}</Table.Th>
            <Table.Th w={170}>{words.sessions}</Table.Th>
            <Table.Th w={250}>{words.goesTo}</Table.Th>
            <Table.Th w={130}>
              <VisuallyHidden>{words.change}</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {clients.slice(0, MOST_ROWS).map((client) => (
            <ClientRow
              key={client.clientId}
              {...props}
              client={client}
              isOpen={openId === client.clientId}
              onOpen={(isOpen) => setOpenId(isOpen ? client.clientId : undefined)}
            />
          ))}
        </Table.Tbody>
      </Table>
      {clients.length > MOST_ROWS && <Text c="dimmed">{words.tooMany(MOST_ROWS, clients.length)}</Text>}
    </section>
  )
}

type RowProps = Props & {
  readonly client: LeavingClient
  readonly isOpen: boolean
  readonly onOpen: (isOpen: boolean) => void
}

const showWhole = (row: HTMLElement | null): void => row?.scrollIntoView({ block: 'nearest' })

function ClientRow(props: RowProps): JSX.Element {
  const { client, choices, offers, takers, isOpen, onOpen, onOwn } = props
  const choice = choiceFor(choices, client.clientId)
  const isOwn = choices.own[client.clientId] !== undefined
  const opener = useRef<HTMLButtonElement>(null)
  const close = (): void => {
    onOpen(false)
    opener.current?.focus()
  }
  const taker = takers.choices.find((one) => one.value === choice.takerId)
  return (
    <>
      <Table.Tr>
        <Table.Td>
          <Group gap={8} wrap="nowrap">
            <Text span truncate fw={600} title={client.name}>
              <bdi>{client.name}</bdi>
            </Text>
            {client.status !== 'active' && <StatusBadge>{clientStatusNames[client.status]}</StatusBadge>}
            {!client.isTreated && <StatusBadge>{words.onlySessions}</StatusBadge>}
          </Group>
        </Table.Td>
        <Table.Td>
          <SessionsCell client={client} choice={choice} offers={offers} />
        </Table.Td>
        <Table.Td>
          <Text span truncate display="block" c={taker === undefined ? 'dimmed' : ''} fw={isOwn ? 600 : 400}>
            <bdi>{taker?.label ?? words.nobody}</bdi>
          </Text>
        </Table.Td>
        <Table.Td ta="right">
          <Anchor
            ref={opener}
            component="button"
            type="button"
            aria-label={words.changeFor(client.name)}
            aria-expanded={isOpen}
            onClick={() => onOpen(!isOpen)}
          >
            {words.change}
          </Anchor>
        </Table.Td>
      </Table.Tr>
      {isOpen && (
        <Table.Tr ref={showWhole}>
          <Table.Td colSpan={4} className={classes['editor'] ?? ''}>
            <ChoiceFields
              choice={choice}
              from={takers}
              hasSessions={client.sessionCount > 0}
              onName={props.onName}
              onChange={(next) => onOwn(client.clientId, next)}
            />
            <Group gap="xs" mt="sm">
              <Button variant="default" size="xs" onClick={close}>
                {words.done}
              </Button>
              {isOwn && (
                <Button variant="subtle" size="xs" onClick={() => onOwn(client.clientId, undefined)}>
                  {words.sameAsAll}
                </Button>
              )}
            </Group>
          </Table.Td>
        </Table.Tr>
      )}
    </>
  )
}

/** What becomes of a client's sessions; of those that can't go along, how many stay. */
function SessionsCell(props: {
  readonly client: LeavingClient
  readonly choice: Choice
  readonly offers: Offers
}): JSX.Element | null {
  const { client, choice, offers } = props
  if (client.sessionCount === 0) return null
  const stay = choice.sessions === 'handOver' ? countSessions(staying(client, choice, offers)) : 0
  const others = client.sessionCount - stay
  return (
    <>
      {others > 0 && (
        <>
          {others}{' '}
          <Text span c="dimmed">
            {words.sessionCells[choice.sessions]}
          </Text>
        </>
      )}
      {others > 0 && stay > 0 && ', '}
      {stay > 0 && (
        <Text span c="var(--anteroom-amber)">
          {stay} {words.sessionCells.leave}
        </Text>
      )}
    </>
  )
}
