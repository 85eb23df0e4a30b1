import { Tooltip, UnstyledButton, VisuallyHidden } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconLock, IconUserOff, IconX } from '@tabler/icons-react'
import type { CSSProperties, JSX } from 'react'
import { clockSpan, longDay, sessionStatusNames, sessionsText as words } from '#renderer/text/sessions.ts'
import { openForm, type Session } from './sessionsStore.ts'
import classes from './sessions.module.css'

type Props = {
  readonly session: Session
  readonly mayEdit: boolean
  readonly style?: CSSProperties
  readonly isListed?: boolean
}

/** Who and what a session is, in its box or its line: opens its form. */
export function SessionButton({ session, mayEdit, style, isListed = false }: Props): JSX.Element {
  const { day, startMinute, durationMinutes, serviceName, status } = session
  const client = session.clientName ?? words.hiddenClient
  const time = clockSpan(startMinute, durationMinutes)
  const notes = [
    ...(session.overlapCount > 0 ? [words.overlaps] : []),
    ...(session.timesheet === null ? [] : [words.inTimesheet]),
  ]
  return (
    <UnstyledButton
      className={isListed ? classes['line'] : classes['box']}
      style={style}
      data-status={status}
      data-short={durationMinutes < 40}
      data-marks={notes.length + (ICONS[status] === null ? 0 : 1)}
      title={[time, client, serviceName, ...notes].join(' · ')}
      onClick={() => openForm({ kind: 'change', session, mayEdit })}
    >
      <span className={classes['time']}>{time}</span> <bdi className={classes['client']}>{client}</bdi>{' '}
      <span className={classes['service']}>{serviceName}</span>
      <VisuallyHidden>
        {!isListed && words.spoken(sessionStatusNames[status], longDay(day))}
        {notes.map((note) => `, ${note}`)}
      </VisuallyHidden>
      <span className={classes['marks']}>
        <Marks session={session} isListed={isListed} />
      </span>
    </UnstyledButton>
  )
}

const ICONS = { scheduled: null, completed: IconCheck, cancelled: IconX, noShow: IconUserOff } as const

function Marks({
  session,
  isListed,
}: {
  readonly session: Session
  readonly isListed: boolean
}): JSX.Element {
  const { status, overlapCount, timesheet } = session
  const Icon = ICONS[status]
  return (
    <>
      {overlapCount > 0 && (
        <Tooltip label={words.overlaps}>
          <IconAlertTriangle size={14} className={classes['overlap'] ?? ''} aria-hidden="true" />
        </Tooltip>
      )}
      {timesheet !== null && (
        <Tooltip label={words.inTimesheet}>
          <IconLock size={14} aria-hidden="true" />
        </Tooltip>
      )}
      {Icon !== null && <Icon size={14} aria-hidden="true" />}
      {isListed && <span>{sessionStatusNames[status]}</span>}
    </>
  )
}
