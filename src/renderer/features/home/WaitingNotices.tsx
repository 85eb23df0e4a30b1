import { Button } from '@mantine/core'
import { IconCalendarQuestion, IconClockCheck, IconClockX, IconCloudUp } from '@tabler/icons-react'
import type { JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { homeText as words } from '#renderer/text/home.ts'
import { daySpan } from '#renderer/text/sessions.ts'
import { request } from '#renderer/transport/client.ts'
import classes from './home.module.css'

/** How many timesheets wait for the viewer. Nothing where none does. */
export function TimesheetsNotice(props: {
  readonly count: number
  /** Undefined where this program has no page for them. */
  readonly onOpen: (() => void) | undefined
}): JSX.Element | null {
  const { count, onOpen } = props
  if (count === 0) return null
  const title = words.timesheets(count)
  return (
    <section className={classes['notice']} aria-label={title}>
      <IconClockCheck size={16} aria-hidden="true" />
      <strong className={classes['noticeWords']}>{title}</strong>
      {onOpen !== undefined && (
        <Button variant="default" size="xs" onClick={onOpen}>
          {words.openTimesheets}
        </Button>
      )}
    </section>
  )
}

/** The viewer's own timesheets that were denied: why, and the way to each. Nothing where there is none. */
export function DeniedNotices(props: {
  readonly denied: OutputOf<'home.getToday'>['denied']
  readonly onOpen: (timesheetId: string) => void
}): JSX.Element {
  return (
    <>
      {props.denied.map(({ timesheetId, from, until, reason, decidedByName }) => {
        const period = daySpan(from, until)
        return (
          <section key={timesheetId} className={classes['notice']} aria-label={words.denied(period)}>
            <IconClockX size={16} aria-hidden="true" />
            <span className={classes['noticeWords']}>
              <strong>{words.denied(period)}</strong>
              {reason !== '' && (
                <bdi className={classes['reason']}>{words.deniedWhy(decidedByName, reason)}</bdi>
              )}
            </span>
            <Button
              variant="default"
              size="xs"
              aria-label={words.openDeniedLabel(period)}
              onClick={() => props.onOpen(timesheetId)}
            >
              {words.openDenied}
            </Button>
          </section>
        )
      })}
    </>
  )
}

type Unheld = OutputOf<'home.getToday'>['unheld'][number]

/** Whose sessions ahead have nobody to hold them, and the way to them. Nothing where there are none. */
export function UnheldNotices(props: {
  readonly unheld: readonly Unheld[]
  readonly onOpen: (unheld: Unheld) => void
}): JSX.Element {
  return (
    <>
      {props.unheld.map((one) => {
        const { person, count } = one
        const title = words.unheld(person.name, count)
        return (
          <section key={person.userId} className={classes['notice']} aria-label={title}>
            <IconCalendarQuestion size={16} aria-hidden="true" />
            <strong className={classes['noticeWords']}>
              <bdi>{title}</bdi>
            </strong>
            <Button
              variant="default"
              size="xs"
              aria-label={words.openUnheldLabel(person.name)}
              onClick={() => props.onOpen(one)}
            >
              {words.openUnheld}
            </Button>
          </section>
        )
      })}
    </>
  )
}

/** How many changes of this PC the hub has not got. Nothing where it has all, or where there is no hub. */
export function UnsentNotice({
  onOpenSync,
}: {
  readonly onOpenSync: (() => void) | undefined
}): JSX.Element | null {
  const { loaded } = useLoaded('sync.get', {}, { when: ({ name }) => name === 'sync.changed' })
  if (loaded.state !== 'ready') return null
  const { kind, unsent } = loaded.data
  // While they are on their way nobody needs to do anything.
  if (unsent === 0 || (kind !== 'waiting' && kind !== 'attention')) return null
  const title = words.unsent(unsent)
  return (
    <section className={classes['notice']} aria-label={title}>
      <IconCloudUp size={16} aria-hidden="true" />
      <strong className={classes['noticeWords']}>{title}</strong>
      <Button variant="default" size="xs" onClick={() => void request('sync.now', {})}>
        {words.sendNow}
      </Button>
      {onOpenSync !== undefined && (
        <Button variant="default" size="xs" onClick={onOpenSync}>
          {words.openSync}
        </Button>
      )}
    </section>
  )
}
