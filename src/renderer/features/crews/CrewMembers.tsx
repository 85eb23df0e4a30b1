import { Button, Text, Title } from '@mantine/core'
import { useId, useState, type JSX, type RefObject } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { keepFocusInRows } from '#renderer/components/keepFocus.ts'
import { PersonName } from '#renderer/components/PersonName.tsx'
import { showUndo } from '#renderer/components/showUndo.tsx'
import { useFirstFocus } from '#renderer/components/useFirstFocus.ts'
import { StatusBadge } from '#renderer/components/StatusBadge.tsx'
import { crewsText as words } from '#renderer/text/crews.ts'
import { failureText } from '#renderer/text/problems.ts'
import { request } from '#renderer/transport/client.ts'
import classes from './crews.module.css'

type Crew = OutputOf<'crews.get'>
type Member = Crew['members'][number]
type Props = {
  readonly crew: Crew
  /** Undefined where the viewer may only look. */
  readonly onChanged: (() => void) | undefined
  /** Takes the focus where the last member was taken out. */
  readonly search?: RefObject<HTMLInputElement | null>
}

const nameOf = ({ firstName, lastName }: Member): string => `${firstName} ${lastName}`.trim()

/** The members of a crew, each with the way out for whoever may change it. */
export function CrewMembers({ crew, onChanged, search }: Props): JSX.Element {
  const id = useId()
  const list = useFirstFocus<HTMLUListElement>()
  const [problem, setProblem] = useState<string>()
  const takeOut = async (member: Member): Promise<void> => {
    const { crewId } = crew
    const change = async (added: Member[], removed: Member[]): Promise<string | null> => {
      const ids = (people: Member[]) => people.map(({ userId }) => userId)
      const answer = await request('crews.changeMembers', {
        crewId,
        added: ids(added),
        removed: ids(removed),
      })
      onChanged?.()
      return answer.ok ? null : failureText(answer.error)
    }
    keepFocusInRows(
      () => [...(list.current?.querySelectorAll('button') ?? [])],
      (row) => row.dataset['member'] === member.userId,
      () => search?.current,
    )
    const failed = await change([], [member])
    setProblem(failed ?? undefined)
    if (failed !== null) return
    showUndo({
      id: `crewMember:${member.userId}`,
      message: words.removed(nameOf(member), crew.name),
      verb: words.undo,
      undo: async () => {
        const stuck = await change([member], [])
        return { message: stuck ?? words.added(1, crew.name), isProblem: stuck !== null }
      },
    })
  }
  return (
    <section className={classes['column']} aria-labelledby={id}>
      <Title order={3} id={id}>
        {words.membersCounted(crew.members.length)}
      </Title>
      {crew.members.length === 0 && <Text c="dimmed">{words.noMembers}</Text>}
      {problem !== undefined && (
        <Text c="var(--mantine-color-error)" role="alert">
          {problem}
        </Text>
      )}
      <ul
        className={classes['list']}
        aria-labelledby={id}
        ref={list}
        // Without the buttons of the members, the keyboard scrolls the list itself.
        {...(onChanged === undefined ? { tabIndex: 0, 'data-autofocus': true } : {})}
      >
        {crew.members.map((member) => (
          <li key={member.userId}>
            <span className={classes['who']}>
              <PersonName firstName={member.firstName} lastName={member.lastName} isStrong isClipped />{' '}
              <Text span c="dimmed" className={classes['detail'] ?? ''}>
                <bdi>{member.disciplineName === '' ? member.title : member.disciplineName}</bdi>
              </Text>
            </span>
            {member.status === 'inactive' && <StatusBadge>{words.inactive}</StatusBadge>}
            {onChanged !== undefined && (
              <Button
                variant="subtle"
                color="gray"
                size="xs"
                aria-label={words.removeOne(nameOf(member))}
                data-member={member.userId}
                onClick={() => void takeOut(member)}
              >
                {words.remove}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
