import { Anchor, Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState, type JSX } from 'react'
import { canHaveStatus, type SessionStatus } from '#shared/domain/sessions.ts'
import type { AppFailure } from '#shared/errors/index.ts'
import { FormProblem } from '#renderer/components/FormProblem.tsx'
import { StatusBadge } from '#renderer/components/StatusBadge.tsx'
import { failureText } from '#renderer/text/problems.ts'
import { sessionFormText as words, sessionStatusNames } from '#renderer/text/sessions.ts'
import { request } from '#renderer/transport/client.ts'
import { dropForm, type Session } from './sessionsStore.ts'
import classes from './sessions.module.css'

type Props = { readonly session: Session; readonly mayEdit: boolean }

const UNDO_MS = 12_000
const noticeId = (sessionId: string): string => `session:${sessionId}`

async function takeBack(sessionId: string, status: SessionStatus): Promise<void> {
  const answer = await request('sessions.setStatus', { sessionId, status })
  notifications.hide(noticeId(sessionId))
  notifications.show(
    answer.ok ? { message: words.done[status] } : { message: failureText(answer.error), color: 'red' },
  )
}

function tell(sessionId: string, status: SessionStatus, before: SessionStatus): void {
  notifications.show({
    id: noticeId(sessionId),
    autoClose: UNDO_MS,
    message: (
      <Group gap="md" justify="space-between" wrap="nowrap">
        <Text span miw={0}>
          {words.done[status]}
        </Text>
        <Anchor
          component="button"
          type="button"
          fw={600}
          flex="none"
          onClick={() => void takeBack(sessionId, before)}
        >
          {words.undo}
        </Anchor>
      </Group>
    ),
  })
}

/** What became of a session, and what can: complete, no-show, cancel, or open again; each with a way back. */
export function StatusActs({ session, mayEdit }: Props): JSX.Element {
  const { sessionId, status, startsAt, timesheet } = session
  const [error, setError] = useState<AppFailure>()
  const [isBusy, setBusy] = useState(false)
  const set = async (next: SessionStatus): Promise<void> => {
    if (isBusy) return
    setBusy(true)
    const answer = await request('sessions.setStatus', { sessionId, status: next })
    setBusy(false)
    if (!answer.ok) return setError(answer.error)
    tell(sessionId, next, answer.data.before)
    return dropForm()
  }
  const hasBegun = canHaveStatus('completed', startsAt, Date.now())
  const act = (next: SessionStatus, label: string): JSX.Element => (
    <Button key={next} variant="default" size="xs" disabled={isBusy} onClick={() => void set(next)}>
      {label}
    </Button>
  )
  return (
    <div className={classes['acts']}>
      <Group gap="xs">
        <StatusBadge tone={status === 'completed' ? 'reached' : 'quiet'}>
          {sessionStatusNames[status]}
        </StatusBadge>
        {timesheet !== null && (
          <Text c="dimmed" size="sm">
            {failureText({ code: 'SESSION_IN_TIMESHEET', data: { status: timesheet } })}
          </Text>
        )}
        {mayEdit && timesheet === null && status === 'scheduled' && (
          <>
            {hasBegun && act('completed', words.complete)}
            {hasBegun && act('noShow', words.noShow)}
            {act('cancelled', words.cancelSession)}
          </>
        )}
        {mayEdit && timesheet === null && status !== 'scheduled' && act('scheduled', words.reopen)}
      </Group>
      {mayEdit && status === 'scheduled' && !hasBegun && (
        <Text c="dimmed" size="xs" mt={4}>
          {words.notBegun}
        </Text>
      )}
      {error !== undefined && <FormProblem error={error} />}
    </div>
  )
}
