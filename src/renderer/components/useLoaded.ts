import { useCallback, useEffect, useRef, useState } from 'react'
import { onEvent, request } from '#renderer/transport/client.ts'
import type { AppEvent, FailureOf, InputOf, OutputOf, RouteName } from '#shared/contract/index.ts'
import { isPassing } from './isPassing.ts'

/** What a screen knows of something it asked for. */
export type Loaded<N extends RouteName> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly error: FailureOf<N> }
  | { readonly state: 'ready'; readonly data: OutputOf<N> }

type Options = {
  /** Asks again after events of which this says true. */
  readonly when?: (event: AppEvent) => boolean
}

/**
 * Asks a route when a screen opens, again where its input changes, and after the events it names. While it asks
 * again, what is on the screen stays there.
 */
export function useLoaded<N extends RouteName>(
  route: N,
  input: InputOf<N>,
  { when }: Options = {},
): { readonly loaded: Loaded<N>; readonly reload: () => void } {
  const key = JSON.stringify(input)
  const [answer, setAnswer] = useState<{ readonly key: string; readonly loaded: Loaded<N> }>()
  const latest = useRef({ input, when, turn: 0 })
  latest.current = { ...latest.current, input, when }
  const reload = useCallback(() => {
    latest.current.turn += 1
    const { turn } = latest.current
    void request(route, latest.current.input).then((answered) => {
      if (turn !== latest.current.turn) return
      setAnswer((before) => {
        if (answered.ok) return { key, loaded: { state: 'ready', data: answered.data } }
        const isShown = before?.key === key && before.loaded.state === 'ready'
        if (isShown && isPassing(answered.error)) return before
        return { key, loaded: { state: 'failed', error: answered.error } }
      })
    })
  }, [route, key])
  useEffect(() => {
    reload()
    const stop = onEvent((event) => {
      if (latest.current.when?.(event) === true) reload()
    })
    return () => {
      latest.current.turn += 1
      stop()
    }
  }, [reload])
  return { loaded: answer?.key === key ? answer.loaded : { state: 'loading' }, reload }
}

/** True for the news that this person, or more people than are named, changed. */
export function isAbout(userId: string): (event: AppEvent) => boolean {
  return (event) => event.name === 'users.changed' && (event.ids.length === 0 || event.ids.includes(userId))
}
