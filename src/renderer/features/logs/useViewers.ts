import { useCallback, useEffect, useRef, useState } from 'react'
import type { FailureOf, OutputOf } from '#shared/contract/index.ts'
import { request } from '#renderer/transport/client.ts'

type Page = OutputOf<'logs.whoSaw'>

/** What is known of who saw a client; `more` fetches the times before the last one shown. */
export type Seen =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly error: FailureOf<'logs.whoSaw'>; readonly again: () => void }
  | ({ readonly state: 'ready'; readonly more: (() => void) | null } & Page)

/** Asks who saw a client; nothing while none is chosen. */
export function useViewers(clientId: string | null): Seen {
  const [page, setPage] = useState<Page | null>(null)
  const [error, setError] = useState<FailureOf<'logs.whoSaw'> | null>(null)
  const turn = useRef(0)
  const load = useCallback(
    async (before: Page | null) => {
      if (clientId === null) return
      turn.current += 1
      const mine = turn.current
      setError(null)
      const answer = await request('logs.whoSaw', { clientId, before: before?.next ?? null })
      if (mine !== turn.current) return
      if (!answer.ok) setError(answer.error)
      else if (before === null) setPage(answer.data)
      else
        setPage({
          ...answer.data,
          views: [...before.views, ...answer.data.views],
          names: { ...before.names, ...answer.data.names },
        })
    },
    [clientId],
  )
  useEffect(() => {
    setPage(null)
    void load(null)
    return () => {
      turn.current += 1
    }
  }, [load])
  if (error !== null) return { state: 'failed', error, again: () => void load(null) }
  if (page === null) return { state: 'loading' }
  return { state: 'ready', ...page, more: page.next === null ? null : () => void load(page) }
}
