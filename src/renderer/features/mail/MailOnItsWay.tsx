import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconAlertTriangle, IconClockHour4 } from '@tabler/icons-react'
import { useState, type JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import type { AppFailure } from '#shared/errors/index.ts'
import { DateText } from '#renderer/components/DateText.tsx'
import { FormProblem } from '#renderer/components/FormProblem.tsx'
import { LoadFailed } from '#renderer/components/LoadFailed.tsx'
import { StatusBadge } from '#renderer/components/StatusBadge.tsx'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { mailKindNames, mailProblemText, mailText } from '#renderer/text/mail.ts'
import { request } from '#renderer/transport/client.ts'
import { isMailNews } from './isMailNews.ts'
import classes from './mail.module.css'

type State = OutputOf<'mail.getState'>
type Mail = OutputOf<'mail.listQueue'>['mails'][number]

const MOST = 200

function Row({ mail }: { readonly mail: Mail }): JSX.Element {
  const isRefused = mail.state === 'refused'
  return (
    <li className={classes['row']}>
      <div className={classes['rowHead']}>
        <bdi className={classes['name']}>{mail.name === '' ? mailText.nobody : mail.name}</bdi>
        <span className={classes['kind']}>{mailKindNames[mail.kind]}</span>
        {isRefused ? (
          <StatusBadge tone="wrong" icon={<IconAlertTriangle size={14} aria-hidden="true" />}>
            {mailText.refusedState}
          </StatusBadge>
        ) : (
          <Text span c="dimmed" size="sm">
            <DateText at={mail.queuedAt} />
          </Text>
        )}
      </div>
      {(mail.problem !== null || mail.attempts > 0) && (
        <Text c="dimmed" size="sm">
          {mail.problem !== null && mailProblemText(mail.problem)} {mailText.attempts(mail.attempts)}
          {!isRefused && mail.nextTryAt !== null && (
            <>
              {' · '}
              {mailText.nextTry} <DateText at={mail.nextTryAt} />
            </>
          )}
        </Text>
      )}
    </li>
  )
}

/** The one line above the list: how many wait, what is in the way, when it is tried again. */
function Summary({ state }: { readonly state: State }): JSX.Element {
  const { waiting, problem, isStopped, nextTryAt, lastSentAt } = state
  return (
    <div role="status">
      <Text fw={waiting > 0 ? 600 : 400}>
        {waiting > 0 ? mailText.waiting(waiting) : mailText.nothingWaits}
        {waiting === 0 && lastSentAt !== null && (
          <Text span c="dimmed">
            {' '}
            {mailText.lastSent} <DateText at={lastSentAt} />.
          </Text>
        )}
      </Text>
      {problem !== null && (
        <Text className={classes['problem']} data-stopped={isStopped || undefined}>
          {isStopped ? (
            <IconAlertTriangle size={16} aria-hidden="true" />
          ) : (
            <IconClockHour4 size={16} aria-hidden="true" />
          )}
          <span>
            {mailProblemText(problem)}{' '}
            {isStopped || nextTryAt === null ? (
              `${mailText.noFurtherTry}.`
            ) : (
              <>
                {mailText.nextTry} <DateText at={nextTryAt} />.
              </>
            )}
          </span>
        </Text>
      )}
    </div>
  )
}

/** What waits and what was refused, with the acts on it; for owners. */
export function MailOnItsWay(): JSX.Element | null {
  const state = useLoaded('mail.getState', {}, { when: isMailNews })
  const queue = useLoaded('mail.listQueue', {}, { when: isMailNews })
  const [busy, setBusy] = useState<'mail.retryNow' | 'mail.discardRefused'>()
  const [problem, setProblem] = useState<AppFailure>()
  if (state.loaded.state === 'loading' || queue.loaded.state === 'loading') return null
  if (state.loaded.state === 'failed')
    return <LoadFailed what={mailText.failed} error={state.loaded.error} onRetry={state.reload} />
  if (queue.loaded.state === 'failed')
    return <LoadFailed what={mailText.failed} error={queue.loaded.error} onRetry={queue.reload} />
  const act = async (route: 'mail.retryNow' | 'mail.discardRefused'): Promise<void> => {
    setBusy(route)
    const answer = await request(route, {})
    setBusy(undefined)
    setProblem(answer.ok ? undefined : answer.error)
    state.reload()
    queue.reload()
  }
  const { waiting, refused } = state.loaded.data
  const { mails } = queue.loaded.data
  return (
    <section aria-labelledby="mail-queue">
      <Title order={3} id="mail-queue" mb={6}>
        {mailText.queue}
      </Title>
      <Stack gap="sm">
        <Summary state={state.loaded.data} />
        {mails.length > 0 && (
          <ul className={classes['list']}>
            {mails.map((mail) => (
              <Row key={mail.mailId} mail={mail} />
            ))}
          </ul>
        )}
        {mails.length >= MOST && (
          <Text c="dimmed" size="xs">
            {mailText.more(MOST)}
          </Text>
        )}
        <FormProblem error={problem} />
        {waiting + refused > 0 && (
          <Group gap="xs">
            {waiting > 0 && (
              <Button
                variant="default"
                loading={busy === 'mail.retryNow'}
                onClick={() => void act('mail.retryNow')}
              >
                {mailText.retry}
              </Button>
            )}
            {refused > 0 && (
              <Button
                variant="default"
                loading={busy === 'mail.discardRefused'}
                onClick={() => void act('mail.discardRefused')}
              >
                {mailText.discard}
              </Button>
            )}
          </Group>
        )}
      </Stack>
    </section>
  )
}
