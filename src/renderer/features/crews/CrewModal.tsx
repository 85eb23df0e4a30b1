import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useRef, useState, type JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { LoadFailed } from '#renderer/components/LoadFailed.tsx'
import { showUndo } from '#renderer/components/showUndo.tsx'
import { askToDiscard } from '#renderer/components/unsavedChanges.ts'
import { useFocusBack } from '#renderer/components/useFocusBack.ts'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { crewsText as words } from '#renderer/text/crews.ts'
import { failureText } from '#renderer/text/problems.ts'
import { request } from '#renderer/transport/client.ts'
import { CREW_FORM, CrewFields } from './CrewFields.tsx'
import { CrewMembers } from './CrewMembers.tsx'
import classes from './crews.module.css'
import { FindPeople } from './FindPeople.tsx'
import { isCrewNews } from './isCrewNews.ts'

type Crew = OutputOf<'crews.get'>
type Props = {
  /** Null for a new crew. */
  readonly crewId: string | null
  readonly mayEdit: boolean
  readonly onMade: (crewId: string) => void
  readonly onClose: () => void
  readonly onChanged: () => void
}

async function setCurrent(crew: Crew, isCurrent: boolean, onChanged: () => void): Promise<string | null> {
  const answer = await request('crews.setCurrent', { crewId: crew.crewId, isCurrent })
  onChanged()
  return answer.ok ? null : failureText(answer.error)
}

async function changeCurrent(crew: Crew, isCurrent: boolean, onChanged: () => void): Promise<void> {
  const say = (is: boolean): string => (is ? words.isBack(crew.name) : words.ended(crew.name))
  const problem = await setCurrent(crew, isCurrent, onChanged)
  if (problem !== null) {
    notifications.show({ message: problem, color: 'red' })
    return
  }
  showUndo({
    id: `crew:${crew.crewId}`,
    message: say(isCurrent),
    verb: words.undo,
    undo: async () => {
      const failed = await setCurrent(crew, !isCurrent, onChanged)
      return { message: failed ?? say(!isCurrent), isProblem: failed !== null }
    },
  })
}

function Loaded(
  props: Omit<Props, 'crewId'> & { readonly crew: Crew; readonly reload: () => void },
): JSX.Element {
  const { crew, mayEdit } = props
  const [told, setTold] = useState('')
  const search = useRef<HTMLInputElement>(null)
  const changed = (): void => {
    props.reload()
    props.onChanged()
  }
  const end = async (): Promise<void> => {
    if (!(await askToDiscard([CREW_FORM]))) return
    props.onClose()
    await changeCurrent(crew, !crew.isCurrent, props.onChanged)
  }
  if (!mayEdit)
    return (
      <Stack gap="sm">
        <Text c="dimmed">{words.memberCount(crew.memberCount)}</Text>
        <CrewMembers crew={crew} onChanged={undefined} />
      </Stack>
    )
  return (
    <Stack gap="lg">
      <CrewFields crew={crew} onSaved={changed} />
      <div className={classes['columns']}>
        <CrewMembers
          crew={crew}
          search={search}
          onChanged={() => {
            // That somebody was added is no longer what happened last.
            setTold('')
            changed()
          }}
        />
        <FindPeople crew={crew} search={search} told={told} onTold={setTold} onChanged={changed} />
      </div>
      <Group>
        <Button
          variant="default"
          {...(crew.isCurrent ? { title: words.endExplained } : {})}
          onClick={() => void end()}
        >
          {crew.isCurrent ? words.end : words.bringBack}
        </Button>
      </Group>
    </Stack>
  )
}

function ExistingCrew(props: Props & { readonly crewId: string }): JSX.Element {
  const { loaded, reload } = useLoaded('crews.get', { crewId: props.crewId }, isCrewNews)
  const close = async (): Promise<void> => {
    if (await askToDiscard([CREW_FORM])) props.onClose()
  }
  const title = loaded.state === 'ready' ? loaded.data.name : words.title
  return (
    <Modal opened onClose={() => void close()} title={<bdi>{title}</bdi>} size={props.mayEdit ? 820 : 520}>
      {loaded.state === 'failed' && <LoadFailed what={words.failed} error={loaded.error} onRetry={reload} />}
      {loaded.state === 'ready' && <Loaded {...props} crew={loaded.data} reload={reload} />}
    </Modal>
  )
}

/** One crew: its name, Manager and members; or the form of a new one. */
export function CrewModal(props: Props): JSX.Element {
  useFocusBack()
  if (props.crewId !== null) return <ExistingCrew {...props} crewId={props.crewId} />
  const close = async (): Promise<void> => {
    if (await askToDiscard([CREW_FORM])) props.onClose()
  }
  return (
    <Modal opened onClose={() => void close()} title={words.add} size={620}>
      <CrewFields crew={undefined} onSaved={props.onMade} />
    </Modal>
  )
}
