import { Stack, Text, Title } from '@mantine/core'
import { useId, type JSX } from 'react'
import { RELATIONS, type Relation } from '#shared/domain/clients.ts'
import { chartText as words } from '#renderer/text/clients.ts'
import { AssignPerson } from './AssignPerson.tsx'
import classes from './chart.module.css'
import type { Chart } from './useChart.ts'
import { PersonLine } from './PersonLine.tsx'

type Props = { readonly chart: Chart; readonly onSaved: (chart: Chart) => void }

/** Everybody around a client: practitioners, guardians and contacts, each group with the primary one first. */
export function ChartPeople(props: Props): JSX.Element {
  return (
    <Stack gap="lg">
      {RELATIONS.map((relation) => (
        <Group key={relation} relation={relation} {...props} />
      ))}
    </Stack>
  )
}

const headings = (): Readonly<Record<Relation, string>> => ({
  practitioner: words.practitioners,
  guardian: words.guardians,
  contact: words.contacts,
})

function Group({ chart, relation, onSaved }: Props & { readonly relation: Relation }): JSX.Element {
  const id = useId()
  const people = chart.people
    .filter((one) => one.relation === relation)
    .toSorted((one, other) => Number(other.isPrimary) - Number(one.isPrimary))
  return (
    <section aria-labelledby={id}>
      <Title order={3} id={id} mb="xs">
        {headings()[relation]}
      </Title>
      {people.length === 0 && <Text c="dimmed">{words.nobody[relation]}</Text>}
      {people.length > 0 && (
        <ul className={classes['people']}>
          {people.map((person) => (
            <PersonLine key={person.userId} chart={chart} person={person} onSaved={onSaved} />
          ))}
        </ul>
      )}
      {chart.may.assign && <AssignPerson chart={chart} relation={relation} onSaved={onSaved} />}
    </section>
  )
}
