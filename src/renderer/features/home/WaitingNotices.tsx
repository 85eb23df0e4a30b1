import { Button } from '@mantine/core'
import { IconCalendarQuestion, IconClockCheck, IconClockX, IconCloudUp } from '@tabler/icons-react'
import type { JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { Notice } from '#renderer/components/Notice.tsx'
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
    <Notice
      label={title}
      icon={<IconClockCheck size={16} />}
      acts={
        onOpen === undefined ? undefined : (
          <Button variant="default" size="xs" onClick={onOpen}>
            {words.openTimesheets}
          </Button>
        )
      }
    >
      <strong>{title}</strong>
    </Notice>
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
          <Notice
            key={timesheetId}
            label={words.denied(period)}
            icon={<IconClockX size={16} />}
            acts={
              <Button
                variant="default"
                size="xs"
                aria-label={words.openDeniedLabel(period)}
                onClick={() => props.onOpen(timesheetId)}
              >
                {words.openDenied}
              </Button>
            }
          >
            <strong>{words.denied(period)}</strong>
            {reason !== '' && (
              <bdi className={classes['reason']}>{words.deniedWhy(decidedByName, reason)}</bdi>
            )}
          </Notice>
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
          <Notice
            key={person.userId}
            label={title}
            icon={<IconCalendarQuestion size={16} />}
            acts={
              <Button
                variant="default"
                size="xs"
                aria-label={words.openUnheldLabel(person.name)}
                onClick={() => props.onOpen(one)}
              >
                {words.openUnheld}
              </Button>
            }
          >
            <strong>
              <bdi>{title}</bdi>
            </strong>
          </Notice>
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
    <Notice
      label={title}
      icon={<IconCloudUp size={16} />}
      acts={
        <>
          <Button variant="default" size="xs" onClick={() => void request('sync.now', {})}>
            {words.sendNow}
          </Button>
          {onOpenSync !== undefined && (
            <Button variant="default" size="xs" onClick={onOpenSync}>
              {words.openSync}
            </Button>
          )}
        </>
      }
    >
      <strong>{title}</strong>
    </Notice>
  )
}
