import { useEffect, useState, type JSX } from 'react'
import { fullTime, relativeTime } from '#renderer/text/time.ts'

type Props = {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly timezone?: string
  /** True for what is still to come; else a moment that this clock has not reached yet was just now. */
  readonly isAhead?: boolean
}

const EVERY_MINUTE = 60_000

/** A moment as people say it, with the full time on hover; keeps itself up to date. */
export function DateText({ at, timezone, isAhead = false }: Props): JSX.Element {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), EVERY_MINUTE)
    return () => clearInterval(timer)
  }, [])
  return (
    <time dateTime={new Date(at).toISOString()} title={fullTime(at, timezone)}>
      {relativeTime(at, isAhead ? now : Math.max(now, at))}
    </time>
  )
}
