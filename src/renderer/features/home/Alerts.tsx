import { Button, Text, Title } from '@mantine/core'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { useState, type JSX } from 'react'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { alertsText as words } from '#renderer/text/alerts.ts'
import { failureText } from '#renderer/text/problems.ts'
import { fullTime, relativeTime } from '#renderer/text/time.ts'
import { type Alert, ofAlert, ofOwnerChange } from './alert.ts'
import classes from './alerts.module.css'

/** After this news an owner's rights may be others. */
const RIGHTS: ReadonlySet<string> = new Set(['users.changed', 'sync.changed'])

type Props = { readonly onOpenAccount: (userId: string) => void }

/** What owners must hear of, until one of them settles it. Nothing where there is nothing. */
export function Alerts({ onOpenAccount }: Props): JSX.Element | null {
  const { loaded } = useLoaded('alerts.list', {}, { when: ({ name }) => name === 'alerts.changed' })
  const changes = useLoaded('owners.listChanges', {}, { when: ({ name }) => RIGHTS.has(name) })
  // What was settled here stays in its place until the page is left, so that it can be taken back.
  const [settled, setSettled] = useState<readonly Alert[]>([])
  const [problem, setProblem] = useState<string>()
  const open = [
    ...(loaded.state === 'ready' ? loaded.data.alerts.map(ofAlert) : []),
    ...(changes.loaded.state === 'ready' ? changes.loaded.data.changes.map(ofOwnerChange) : []),
  ]
  const openIds = new Set(open.map(({ id }) => id))
  const shown = [...open, ...settled.filter(({ id }) => !openIds.has(id))].toSorted(
    (one, other) => other.at - one.at,
  )
  const settle = async (alert: Alert, isSettled: boolean): Promise<void> => {
    setProblem(undefined)
    const answer = await alert.settle(isSettled)
    if (!answer.ok) return setProblem(failureText(answer.error))
    setSettled((before) => {
      const others = before.filter(({ id }) => id !== alert.id)
      return isSettled ? [...others, alert] : others
    })
    changes.reload()
  }
  if (loaded.state === 'failed' || changes.loaded.state === 'failed')
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
            key={alert.id}
            alert={alert}
            isSettled={!openIds.has(alert.id)}
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
  const { about, sentence, at } = alert
  const Icon = isSettled ? IconCheck : IconAlertTriangle
  return (
    <li className={classes['row']} data-settled={isSettled || undefined}>
      <Icon size={16} className={classes['icon']} aria-hidden="true" />
      <div className={classes['what']}>
        <bdi>{sentence}</bdi>{' '}
        <Text span c="dimmed" className={classes['when'] ?? ''} title={fullTime(at)}>
          <time dateTime={new Date(at).toISOString()}>{relativeTime(at, now)}</time>
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
