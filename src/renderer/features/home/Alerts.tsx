import { Button, Text, Title } from '@mantine/core'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { useState, type JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { alertSentence, alertsText as words } from '#renderer/text/alerts.ts'
import { failureText } from '#renderer/text/problems.ts'
import { fullTime, relativeTime } from '#renderer/text/time.ts'
import { request } from '#renderer/transport/client.ts'
import classes from './alerts.module.css'

type Alert = OutputOf<'alerts.list'>['alerts'][number]
type Props = { readonly onOpenAccount: (userId: string) => void }

/** What owners must hear of, until one of them settles it. Nothing where there is nothing. */
export function Alerts({ onOpenAccount }: Props): JSX.Element | null {
  const { loaded } = useLoaded('alerts.list', {}, { when: ({ name }) => name === 'alerts.changed' })
  // What was settled here stays in its place until the page is left, so that it can be taken back.
  const [settled, setSettled] = useState<readonly Alert[]>([])
  const [problem, setProblem] = useState<string>()
  const open = loaded.state === 'ready' ? loaded.data.alerts : []
  const openIds = new Set(open.map(({ alertId }) => alertId))
  const shown = [...open, ...settled.filter(({ alertId }) => !openIds.has(alertId))].toSorted(
    (one, other) => other.raisedAt - one.raisedAt,
  )
  const settle = async (alert: Alert, isSettled: boolean): Promise<void> => {
    setProblem(undefined)
    const answer = await request('alerts.settle', { alertId: alert.alertId, isSettled })
    if (!answer.ok) return setProblem(failureText(answer.error))
    setSettled((before) => {
      const others = before.filter(({ alertId }) => alertId !== alert.alertId)
      return isSettled ? [...others, alert] : others
    })
  }
  if (loaded.state === 'failed')
    return (
      <Text c="var(--mantine-color-error)" role="alert" mb="md">
        {words.failed}
      </Text>
    )
  if (shown.length === 0) return null
  return (
    <section aria-labelledby="home-alerts" className={classes['alerts']}>
      <Title order={2} id="home-alerts">
        {words.title}
      </Title>
      {problem !== undefined && (
        <Text c="var(--mantine-color-error)" role="alert">
          {problem}
        </Text>
      )}
      <ul className={classes['list']}>
        {shown.map((alert) => (
          <Row
            key={alert.alertId}
            alert={alert}
            isSettled={!openIds.has(alert.alertId)}
            onSettle={(isSettled) => void settle(alert, isSettled)}
            onOpenAccount={onOpenAccount}
          />
        ))}
      </ul>
    </section>
  )
}

function Row(
  props: Props & {
    readonly alert: Alert
    readonly isSettled: boolean
    readonly onSettle: (isSettled: boolean) => void
  },
): JSX.Element {
  const { alert, isSettled, onSettle } = props
  const [now] = useState(() => Date.now())
  const sentence = alertSentence(alert)
  const { about } = alert
  const Icon = isSettled ? IconCheck : IconAlertTriangle
  return (
    <li className={classes['row']} data-settled={isSettled || undefined}>
      <Icon size={16} className={classes['icon']} aria-hidden="true" />
      <div className={classes['what']}>
        <bdi>{sentence}</bdi>{' '}
        <Text span c="dimmed" className={classes['when'] ?? ''} title={fullTime(alert.raisedAt)}>
          <time dateTime={new Date(alert.raisedAt).toISOString()}>{relativeTime(alert.raisedAt, now)}</time>
        </Text>
      </div>
      {isSettled ? (
        <Text c="dimmed" role="status">
          {words.settled}
        </Text>
      ) : (
        about !== null && (
          <Button
            variant="subtle"
            size="xs"
            className={classes['act'] ?? ''}
            aria-label={words.openLabel(about.name)}
            onClick={() => props.onOpenAccount(about.userId)}
          >
            {words.open}
          </Button>
        )
      )}
      <Button
        variant="default"
        size="xs"
        className={classes['act'] ?? ''}
        aria-label={isSettled ? undefined : words.settleLabel(sentence)}
        onClick={() => onSettle(!isSettled)}
      >
        {isSettled ? words.undo : words.settle}
      </Button>
    </li>
  )
}
