import { Stack, Text, Title } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useId, type JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { RELATIONS, type Relation } from '#shared/domain/clients.ts'
import { StatusBadge } from '#renderer/components/StatusBadge.tsx'
import { chartText as words } from '#renderer/text/clients.ts'
import { calendarDay } from '#renderer/text/time.ts'
import classes from './chart.module.css'

type Person = OutputOf<'clients.getChart'>['people'][number]

const headings = (): Readonly<Record<Relation, string>> => ({
  practitioner: words.practitioners,
  guardian: words.guardians,
  contact: words.contacts,
})

/** Everybody around a client: practitioners, guardians and contacts, each group with the primary one first. */
export function ChartPeople({ people }: { readonly people: readonly Person[] }): JSX.Element {
  return (
    <Stack gap="lg">
      {RELATIONS.map((relation) => (
        <Group
          key={relation}
          relation={relation}
          people={people.filter((one) => one.relation === relation)}
        />
      ))}
    </Stack>
  )
}

type GroupProps = { readonly relation: Relation; readonly people: readonly Person[] }

function Group({ relation, people }: GroupProps): JSX.Element {
  const id = useId()
  const ordered = people.toSorted((one, other) => Number(other.isPrimary) - Number(one.isPrimary))
  return (
    <section aria-labelledby={id}>
      <Title order={3} id={id} mb="xs">
        {headings()[relation]}
      </Title>
      {ordered.length === 0 && <Text c="dimmed">{words.nobody[relation]}</Text>}
      {ordered.length > 0 && (
        <ul className={classes['people']}>
          {ordered.map((person) => (
            <PersonLine key={person.userId} person={person} />
          ))}
        </ul>
      )}
    </section>
  )
}

function PersonLine({ person }: { readonly person: Person }): JSX.Element {
  const about = person.relation === 'practitioner' ? person.title : person.relationLabel
  const reach = [person.phone, person.email].filter((text) => text !== '')
  return (
    <li className={classes['person']}>
      <div className={classes['who']}>
        <Text span fw={600}>
          <bdi>{person.name}</bdi>
        </Text>
        {about !== '' && (
          <Text span c="dimmed">
            <bdi>{about}</bdi>
          </Text>
        )}
        {person.isPrimary && <StatusBadge>{words.primary}</StatusBadge>}
        {!person.isActive && <StatusBadge>{words.inactive}</StatusBadge>}
      </div>
      <div className={classes['reach']}>
        {reach.map((text) => (
          <Text key={text} component="bdi">
            {text}
          </Text>
        ))}
        {person.since !== null && (
          <Text span c="dimmed">
            {words.since(calendarDay(person.since))}
          </Text>
        )}
      </div>
      {person.relation !== 'practitioner' && (
        <div className={classes['reach']}>
          <Mark isOn={person.hasPortalAccess} yes={words.portal.yes} no={words.portal.no} />
          <Mark isOn={person.hasConsent} yes={words.consent.yes} no={words.consent.no} />
        </div>
      )}
    </li>
  )
}

function Mark(props: { readonly isOn: boolean; readonly yes: string; readonly no: string }): JSX.Element {
  return (
    <Text span c="dimmed" className={classes['mark'] ?? ''}>
      {props.isOn && <IconCheck size={14} aria-hidden="true" />}
      {props.isOn ? props.yes : props.no}
    </Text>
  )
}
