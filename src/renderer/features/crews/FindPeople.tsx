import { Button, Text, TextInput, UnstyledButton } from '@mantine/core'
import { IconPlus, IconSearch } from '@tabler/icons-react'
import { useRef, useState, type JSX, type RefObject } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { keepFocusInRows } from '#renderer/components/keepFocus.ts'
import { PersonName } from '#renderer/components/PersonName.tsx'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { crewsText as words } from '#renderer/text/crews.ts'
import { failureText } from '#renderer/text/problems.ts'
import { request } from '#renderer/transport/client.ts'
import classes from './crews.module.css'
import { isCrewNews } from './isCrewNews.ts'

type Found = OutputOf<'crews.findPeople'>['people'][number]
type Props = {
  readonly crew: OutputOf<'crews.get'>
  readonly search: RefObject<HTMLInputElement | null>
  /** What the last addition came to. */
  readonly told: string
  readonly onTold: (told: string) => void
  readonly onChanged: () => void
}

/** What tells people of one name apart. */
const detailOf = ({ disciplineName, title }: Found): string =>
  disciplineName === '' ? title : disciplineName
/** The whole line, since the name of a button has to hold what stands on it. */
const lineOf = (person: Found): string =>
  [`${person.firstName} ${person.lastName}`.trim(), detailOf(person)].filter((part) => part !== '').join(', ')

/** People who can be added to a crew: one by one, or all that the search finds. */
export function FindPeople({ crew, search: field, told, onTold, onChanged }: Props): JSX.Element {
  const [search, setSearch] = useState('')
  const list = useRef<HTMLUListElement>(null)
  const { loaded, reload } = useLoaded('crews.findPeople', { crewId: crew.crewId, search }, isCrewNews)
  const found = loaded.state === 'ready' ? loaded.data : { people: [], count: 0 }
  const add = async (people: readonly Found[]): Promise<void> => {
    const added = people.map(({ userId }) => userId)
    const [first] = added
    keepFocusInRows(
      () => [...(list.current?.querySelectorAll('button') ?? [])],
      (row) => row.dataset['person'] === first,
      () => field.current,
    )
    const answer = await request('crews.changeMembers', { crewId: crew.crewId, added, removed: [] })
    onTold(answer.ok ? words.added(added.length, crew.name) : failureText(answer.error))
    reload()
    onChanged()
  }
  return (
    <section className={classes['column']} aria-label={words.findPeople}>
      <TextInput
        ref={field}
        type="search"
        label={words.findPeople}
        placeholder={words.findHint}
        leftSection={<IconSearch size={16} aria-hidden="true" />}
        maxLength={200}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <ul ref={list} className={classes['list']} aria-label={words.found}>
        {found.people.map((person) => (
          <li key={person.userId}>
            <UnstyledButton
              className={`${classes['who']} ${classes['add']}`}
              aria-label={words.addOne(lineOf(person))}
              data-person={person.userId}
              onClick={() => void add([person])}
            >
              <IconPlus size={14} aria-hidden="true" />
              <PersonName firstName={person.firstName} lastName={person.lastName} isStrong isClipped />{' '}
              <Text span c="dimmed" className={classes['detail'] ?? ''}>
                <bdi>{detailOf(person)}</bdi>
              </Text>
            </UnstyledButton>
          </li>
        ))}
      </ul>
      {loaded.state === 'ready' && found.count === 0 && <Text c="dimmed">{words.nobodyFound}</Text>}
      {found.count > found.people.length && (
        <Text c="dimmed">{words.moreFound(found.count - found.people.length)}</Text>
      )}
      {search.trim() !== '' && found.people.length > 1 && found.count === found.people.length && (
        <Button variant="default" onClick={() => void add(found.people)}>
          {words.addAll(found.people.length)}
        </Button>
      )}
      <output>
        <Text c="dimmed">{told}</Text>
      </output>
    </section>
  )
}
