import { useCallback, useEffect, useRef, useState } from 'react'
import type { AppEvent, FailureOf, OutputOf } from '#shared/contract/index.ts'
import { isPassing } from '#renderer/components/isPassing.ts'
import { onEvent, request } from '#renderer/transport/client.ts'

export type Chart = OutputOf<'clients.getChart'>
type Answered = {
  readonly chart: Chart | undefined
  readonly error: FailureOf<'clients.getChart'> | undefined
}

/** A save's news is here before its answer, and the answer has the chart: only other people's news is left after this. */
const PAUSE_MS = 300

/** True for the news that this client, one of the people around them, or more than are named, changed. */
function isAboutChart(event: AppEvent, clientId: string, people: Chart['people']): boolean {
  if (event.name === 'clients.changed') return event.ids.length === 0 || event.ids.includes(clientId)
  if (event.name !== 'users.changed') return false
  return event.ids.length === 0 || people.some(({ userId }) => event.ids.includes(userId))
}

/**
 * A client's chart as it is opened, following what others change while it is open. What a save here gives back stands
 * without being asked for again: that would stand in the log as another look at this chart.
 */
export function useChart(clientId: string): Answered & {
  readonly reload: () => void
  /** Shows what a save gave back. */
  readonly show: (chart: Chart) => void
} {
  const [answered, setAnswered] = useState<Answered>({ chart: undefined, error: undefined })
  const shown = useRef(answered.chart)
  shown.current = answered.chart
  const turn = useRef(0)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const reload = useCallback(() => {
    turn.current += 1
    const mine = turn.current
    void request('clients.getChart', { clientId }).then((answer) => {
      if (mine !== turn.current) return
      setAnswered((before) => {
        if (answer.ok) return { chart: answer.data, error: undefined }
        if (before.chart !== undefined && isPassing(answer.error)) return before
        return { chart: undefined, error: answer.error }
      })
    })
  }, [clientId])
  useEffect(() => {
    reload()
    const stop = onEvent((event) => {
      if (!isAboutChart(event, clientId, shown.current?.people ?? [])) return
      clearTimeout(timer.current)
      timer.current = setTimeout(reload, PAUSE_MS)
    })
    return () => {
      stop()
      clearTimeout(timer.current)
      turn.current += 1
    }
  }, [reload, clientId])
  const show = useCallback((chart: Chart): void => {
    clearTimeout(timer.current)
    turn.current += 1
    setAnswered({ chart, error: undefined })
  }, [])
  return { ...answered, reload, show }
}
