import { Button, Table, Text } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import type { JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { keepFocusInRows } from '#renderer/components/keepFocus.ts'
import { DateText } from '#renderer/components/DateText.tsx'
import { StatusBadge } from '#renderer/components/StatusBadge.tsx'
import { accessReviewText as words } from '#renderer/text/accessReview.ts'
import { roleNames } from '#renderer/text/index.ts'
import classes from './accessReview.module.css'

export type ReviewedPerson = OutputOf<'accessReview.get'>['people'][number]

type Acts = {
  readonly onDecide: (person: ReviewedPerson, decision: 'keep' | 'change') => void
  readonly onEnd: (person: ReviewedPerson) => void
}

const rolesLine = (roles: ReviewedPerson['roles']): string =>
  roles.length === 0 ? words.noRoles : roles.map((role) => roleNames[role]).join(', ')

/** What was decided so far, in words; nothing where nothing was. */
function Told({ person }: { readonly person: ReviewedPerson }): JSX.Element | null {
  const { decision, hasAccess, isSettled, rolesThen } = person
  if (!isSettled) {
    if (decision === null) return null
    return <Text c="dimmed">{decision === 'change' ? words.opened : words.rolesDiffer}</Text>
  }
  const label = !hasAccess ? words.ended : decision === 'change' ? words.changed : words.kept
  return (
    <>
      <StatusBadge tone="reached" icon={<IconCheck size={14} aria-hidden="true" />}>
        {label}
      </StatusBadge>
      {hasAccess && decision === 'change' && (
        <Text span c="dimmed" size="xs" ml={6}>
          {words.changedFrom(rolesLine(rolesThen))}
        </Text>
      )}
    </>
  )
}

/** Whoever is still to be decided about after this one gets the keyboard's place. */
function goToNext(button: HTMLElement): void {
  const table = button.closest('table')
  keepFocusInRows(
    () => [...(table?.querySelectorAll<HTMLElement>('button[data-keep]') ?? [])],
    (one) => one === button,
    () => document.getElementById('page'),
  )
}

function Row({ person, onDecide, onEnd }: Acts & { readonly person: ReviewedPerson }): JSX.Element {
  const { name, isSelf, hasAccess, isSettled } = person
  return (
    <Table.Tr>
      <Table.Td className={classes['name'] ?? ''}>
        <bdi className={classes['person']}>{name}</bdi>{' '}
        <Text span c="dimmed">
          {isSelf ? words.you : person.title}
        </Text>
      </Table.Td>
      <Table.Td>{rolesLine(person.roles)}</Table.Td>
      <Table.Td>{person.isMfaOn ? words.mfaOn : words.mfaOff}</Table.Td>
      <Table.Td>{person.lastSeenAt === null ? words.never : <DateText at={person.lastSeenAt} />}</Table.Td>
      <Table.Td>
        <div className={classes['told']}>
          <Told person={person} />
          {hasAccess && !isSettled && (
            <Button
              size="xs"
              variant="default"
              aria-label={words.keepOf(name)}
              data-keep
              onClick={(event) => {
                goToNext(event.currentTarget)
                onDecide(person, 'keep')
              }}
            >
              {words.keep}
            </Button>
          )}
        </div>
      </Table.Td>
      <Table.Td>
        <div className={classes['acts']}>
          {hasAccess && !isSelf && (
            <>
              <Button
                size="xs"
                variant="subtle"
                aria-label={words.changeOf(name)}
                onClick={() => onDecide(person, 'change')}
              >
                {words.change}
              </Button>
              <Button
                size="xs"
                variant="subtle"
                color="red"
                aria-label={words.endOf(name)}
                onClick={() => onEnd(person)}
              >
                {words.end}
              </Button>
            </>
          )}
        </div>
      </Table.Td>
    </Table.Tr>
  )
}

/** Everybody whom the review asks about, with what can be decided. */
export function PeopleTable({
  people,
  ...acts
}: Acts & { readonly people: readonly ReviewedPerson[] }): JSX.Element {
  return (
    <Table className={classes['table'] ?? ''} aria-label={words.people}>
      <colgroup>
        <col />
        <col width="16%" />
        <col width="96" />
        <col width="14%" />
        <col width="16%" />
        <col width="200" />
      </colgroup>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{words.name}</Table.Th>
          <Table.Th scope="col">{words.roles}</Table.Th>
          <Table.Th scope="col">{words.mfa}</Table.Th>
          <Table.Th scope="col">{words.lastSeen}</Table.Th>
          <Table.Th scope="col" colSpan={2}>
            {words.decision}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {people.map((person) => (
          <Row key={person.userId} person={person} {...acts} />
        ))}
      </Table.Tbody>
    </Table>
  )
}
