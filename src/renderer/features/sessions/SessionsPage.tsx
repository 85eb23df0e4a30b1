import { Button, SegmentedControl, Text, Title, Tooltip } from '@mantine/core'
import { IconCalendar, IconChevronLeft, IconChevronRight, IconPlus } from '@tabler/icons-react'
import { useEffect, type JSX } from 'react'
import { addDays } from '#shared/domain/timesheets.ts'
import type { AppEvent } from '#shared/contract/index.ts'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { LoadFailed } from '#renderer/components/LoadFailed.tsx'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { daySpan, sessionsText as words } from '#renderer/text/sessions.ts'
import { monthName } from '#renderer/text/time.ts'
import { request } from '#renderer/transport/client.ts'
import { PersonSelect } from './PersonSelect.tsx'
import { SessionModal } from './SessionModal.tsx'
import {
  openForm,
  type Person,
  showAs,
  showPerson,
  showWeek,
  useSessions,
  type Week,
} from './sessionsStore.ts'
import { type Found, useFound } from './useFound.ts'
import { WeekGrid } from './WeekGrid.tsx'
import { WeekList } from './WeekList.tsx'
import classes from './sessions.module.css'

const WEEK = 7

async function findPeople(search: string): Promise<readonly Person[]> {
  const answer = await request('sessions.findPeople', { search })
  return answer.ok ? answer.data.people : []
}

const isNews = ({ name }: AppEvent): boolean => name === 'sessions.changed' || name === 'clinic.changed'

/** The weeks of practitioners (product.md 2): one's own, the crew's, or everybody's, as the roles say. */
export function SessionsPage(): JSX.Element {
  const people = useFound(findPeople)
  const person = useSessions((state) => state.person)
  const [first] = people.found
  useEffect(() => {
    if (person === null && first !== undefined) showPerson(first)
  }, [person, first])
  return (
    <div className={classes['page']}>
      <Title order={1} className={classes['title'] ?? ''}>
        {words.title}
      </Title>
      {person !== null && <PersonsWeek key={person.userId} person={person} people={people} />}
      {person === null && people.isAsked && first === undefined && (
        <EmptyState icon={<IconCalendar size={32} stroke={1.5} />} title={words.nobody}>
          {words.nobodyExplained}
        </EmptyState>
      )}
      <SessionModal />
    </div>
  )
}

type WeekProps = { readonly person: Person; readonly people: Found<Person> }

function PersonsWeek({ person, people }: WeekProps): JSX.Element {
  const day = useSessions((state) => state.day)
  const view = useSessions((state) => state.view)
  const { loaded, reload } = useLoaded('sessions.listWeek', { userId: person.userId, day }, { when: isNews })
  const week = loaded.state === 'ready' ? loaded.data : null
  return (
    <>
      <div className={classes['bar']}>
        <PersonSelect from={people} value={person} onChange={showPerson} />
        <WeekSteps week={week} />
        <span className={classes['gap']} />
        {week !== null && <Limits week={week} />}
        <SegmentedControl
          aria-label={words.view}
          value={view}
          onChange={(next) => showAs(next === 'list' ? 'list' : 'week')}
          data={[
            { value: 'week', label: words.week },
            { value: 'list', label: words.list },
          ]}
        />
        {week?.mayEdit === true && (
          <Button
            leftSection={<IconPlus size={16} aria-hidden="true" />}
            onClick={() => openForm({ kind: 'new', day: dayFor(week) })}
          >
            {words.new}
          </Button>
        )}
      </div>
      {loaded.state === 'failed' && <LoadFailed what={words.failed} error={loaded.error} onRetry={reload} />}
      {week !== null && (view === 'week' ? <WeekGrid week={week} /> : <WeekList week={week} />)}
      {week !== null && (
        <Text c="dimmed" size="xs" mt={6}>
          {words.inTimezone(week.timezone)}
        </Text>
      )}
    </>
  )
}

/** The day a new session is offered on: today where it is in this week, else its Monday. */
const dayFor = ({ monday, today }: Week): string =>
  today >= monday && today < addDays(monday, WEEK) ? today : monday

function WeekSteps({ week }: { readonly week: Week | null }): JSX.Element {
  const step = (days: number): void => {
    if (week !== null) showWeek(addDays(week.monday, days))
  }
  return (
    <div className={classes['steps']}>
      <Button.Group>
        <Button variant="default" px={8} aria-label={words.before} onClick={() => step(-WEEK)}>
          <IconChevronLeft size={16} aria-hidden="true" />
        </Button>
        <Button variant="default" onClick={() => showWeek(null)}>
          {words.today}
        </Button>
        <Button variant="default" px={8} aria-label={words.after} onClick={() => step(WEEK)}>
          <IconChevronRight size={16} aria-hidden="true" />
        </Button>
      </Button.Group>
      <Text fw={600} aria-live="polite" className={classes['span'] ?? ''}>
        {week === null ? '' : daySpan(week.monday, addDays(week.monday, WEEK - 1))}
      </Text>
    </div>
  )
}

function Limits({ week }: { readonly week: Week }): JSX.Element {
  return (
    <>
      {week.directLimits.map(({ month, used, most }) => (
        <Tooltip key={month} label={words.limitExplained}>
          <Text span c={used >= most ? 'var(--anteroom-amber)' : 'dimmed'} fw={used >= most ? 600 : 400}>
            {month === week.today.slice(0, 7)
              ? words.limitThisMonth(used, most)
              : words.limit(used, most, monthName(month))}
          </Text>
        </Tooltip>
      ))}
    </>
  )
}
