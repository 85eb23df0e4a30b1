import { Checkbox, Text, Title } from '@mantine/core'
import { useState, type JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { failureText } from '#renderer/text/problems.ts'
import { teamText as words } from '#renderer/text/team.ts'
import { request } from '#renderer/transport/client.ts'
import classes from './team.module.css'

type Team = OutputOf<'team.get'>
type Person = Team['people'][number]

/** True where the page shows this person as things are chosen. */
const isOnPage = (person: Person, team: Team): boolean =>
  person.isListed && (team.hasStudents || !person.isStudent)

function PersonItem(props: {
  readonly person: Person
  readonly team: Team
  readonly onList: (isListed: boolean) => void
}): JSX.Element {
  const { person, team, onList } = props
  const facts = [
    person.title,
    person.discipline,
    person.isStudent ? words.student : '',
    team.hasRegistrations ? person.registration : '',
    person.isStudent && !team.hasStudents ? words.studentsLeftOut : '',
    team.hasPhotos && !person.hasPhoto ? words.noPhoto : '',
  ].filter((text) => text !== '')
  return (
    <li className={classes['person']} data-off={!isOnPage(person, team) || undefined}>
      <Checkbox
        aria-label={words.listed(person.name)}
        checked={person.isListed}
        onChange={(event) => onList(event.currentTarget.checked)}
      />
      <div className={classes['facts']}>
        <bdi className={classes['name']}>{person.name}</bdi>{' '}
        <Text span c="dimmed">
          <bdi>{facts.join(' · ')}</bdi>
        </Text>
        <Text
          {...(person.bio === '' ? { c: 'dimmed' } : {})}
          className={classes['bio'] ?? ''}
          lineClamp={3}
          dir="auto"
        >
          {person.bio === '' ? words.noBio : person.bio}
        </Text>
      </div>
    </li>
  )
}

/** Who is on the page, as it will show them; a tick takes somebody off or puts them on. */
export function TeamPeople({
  team,
  onChanged,
}: {
  readonly team: Team
  readonly onChanged: () => void
}): JSX.Element {
  const [problem, setProblem] = useState('')
  const setListed = async (userId: string, isListed: boolean): Promise<void> => {
    const answer = await request('team.setListed', { userId, isListed })
    setProblem(answer.ok ? '' : failureText(answer.error))
    onChanged()
  }
  return (
    <section aria-labelledby="team-people" className={classes['part']}>
      <Title order={3} id="team-people">
        {words.people}
      </Title>
      <Text c="dimmed">{words.peopleExplained}</Text>
      {problem !== '' && (
        <Text c="var(--mantine-color-error)" role="alert">
          {problem}
        </Text>
      )}
      {team.people.length === 0 ? (
        <EmptyState title={words.nobody}>{words.nobodyExplained}</EmptyState>
      ) : (
        <>
          <output>
            <Text fw={600} mt="xs">
              {words.count(team.people.filter((person) => isOnPage(person, team)).length)}
            </Text>
          </output>
          <ul className={classes['people']}>
            {team.people.map((person) => (
              <PersonItem
                key={person.userId}
                person={person}
                team={team}
                onList={(isListed) => void setListed(person.userId, isListed)}
              />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
