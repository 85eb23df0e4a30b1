import { Button, Text, VisuallyHidden } from '@mantine/core'
import { IconFirstAidKit, IconPhone } from '@tabler/icons-react'
import { useRef, useState, type JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import type { AppFailure } from '#shared/errors/index.ts'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { FormProblem } from '#renderer/components/FormProblem.tsx'
import { emergencyText as text, leftOnClock } from '#renderer/text/emergency.ts'
import { request } from '#renderer/transport/client.ts'
import { EmergencyClientCard } from './EmergencyClientCard.tsx'
import { EmergencySearch } from './EmergencySearch.tsx'
import classes from './emergency.module.css'
import { useSecondsLeft } from './useSecondsLeft.ts'

type Client = OutputOf<'emergency.get'>
type Props = {
  /** When the view closes by itself, milliseconds since 1970. */
  readonly until: number
  readonly onSession: (session: OutputOf<'session.get'>) => void
  /** The time is over: who is at this seat now has to be asked. */
  readonly onOver: () => void
}

const WARN_SECONDS = 300

function Bar({ until, onSession, onOver }: Props): JSX.Element {
  const [problem, setProblem] = useState<AppFailure>()
  const left = useSecondsLeft(until, onOver)
  const close = async (): Promise<void> => {
    const answer = await request('emergency.close', {})
    if (answer.ok) onSession(answer.data)
    else setProblem(answer.error)
  }
  const minutes = Math.ceil(left / 60)
  return (
    <header className={classes['bar']}>
      <span className={classes['barTitle']}>
        <IconFirstAidKit size={20} aria-hidden="true" />
        {text.title}
      </span>
      <span className={classes['clock']} role="timer">
        {text.closesIn(leftOnClock(left))}
      </span>
      <VisuallyHidden role="status">{left <= WARN_SECONDS ? text.soonOver(minutes) : ''}</VisuallyHidden>
      <FormProblem error={problem} />
      <Button variant="default" onClick={() => void close()}>
        {text.close}
      </Button>
    </header>
  )
}

/** The emergency view: find a client, see whom to call, and nothing else of the clinic (security.md A13). */
export function EmergencyScreen(props: Props): JSX.Element {
  const [client, setClient] = useState<Client | null>(null)
  const [problem, setProblem] = useState<AppFailure>()
  const turn = useRef(0)
  const leaveClient = (): void => {
    turn.current += 1
    setClient(null)
    setProblem(undefined)
  }
  const choose = async (clientId: Client['clientId']): Promise<void> => {
    turn.current += 1
    const asked = turn.current
    setProblem(undefined)
    const answer = await request('emergency.get', { clientId })
    if (asked !== turn.current) return
    if (answer.ok) setClient(answer.data)
    else setProblem(answer.error)
  }
  return (
    <div className={classes['screen']}>
      <Bar {...props} />
      <main className={classes['main']}>
        <h1 className={classes['title']}>{text.viewTitle}</h1>
        <Text c="dimmed">{text.watched}</Text>
        <div className={classes['columns']}>
          <EmergencySearch
            chosen={client?.clientId ?? null}
            onChoose={(clientId) => void choose(clientId)}
            onSearched={leaveClient}
          />
          <div className={classes['chosen']}>
            <FormProblem error={problem} />
            {client === null ? (
              <EmptyState icon={<IconPhone size={28} />} title={text.notSearched}>
                {text.notSearchedHint}
              </EmptyState>
            ) : (
              <EmergencyClientCard client={client} />
            )}
          </div>
        </div>
      </main>
    </div>
  )
}
