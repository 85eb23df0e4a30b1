import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
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

function whyText({ problem, attempts }: Mail): string {
  return [problem === null ? '' : mailProblemText(problem), mailText.attempts(attempts)]
    .filter((part) => part !== '')
    .join(' · ')
}

function Row({ mail }: { readonly mail: Mail }): JSX.Element {
  const isRefused = mail.state === 'refused'
  const why = whyText(mail)
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
          <Text span c="dimmed" size="sm" className={classes['when']}>
            <DateText at={mail.queuedAt} />
          </Text>
        )}
      </div>
      {why !== '' && (
        <Text c="dimmed" size="sm">
          {why}
          {!isRefused && mail.nextTryAt !== null && (
            <>
              {' · '}
              {mailText.nextTry} <DateText at={mail.nextTryAt} isAhead />
            </>
          )}
        </Text>
      )}
    </li>
  )
}

/** The one line above the list: how many wait, or when the last one went out. */
function Summary({ state: { waiting, lastSentAt } }: { readonly state: State }): JSX.Element {
  return (
    <Text role="status" fw={waiting > 0 ? 600 : 400}>
      {waiting > 0 ? mailText.waiting(waiting) : mailText.nothingWaits}
      {waiting === 0 && lastSentAt !== null && (
        <Text span c="dimmed">
          {' '}
          {mailText.lastSent} <DateText at={lastSentAt} />.
        </Text>
      )}
    </Text>
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
