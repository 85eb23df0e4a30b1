import { useEffect, useState } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { type Loaded, useLoaded } from '#renderer/components/useLoaded.ts'
import { request } from '#renderer/transport/client.ts'

type Page = OutputOf<'services.list'>
const LIMIT = 200
const PAUSE_MS = 120

/** What is typed, a moment after the last key. */
function useSettled(typed: string): string {
  const [settled, setSettled] = useState(typed)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [typed])
  return settled
}

/** The services that fit, as far as they were asked for; `showMore` asks for the next ones where there are more. */
export function useServices(
  typed: string,
  isCurrent: boolean,
): {
  readonly loaded: Loaded<'services.list'>
  readonly reload: () => void
  readonly showMore: (() => void) | undefined
} {
  const search = useSettled(typed)
  const [further, setFurther] = useState<{ readonly of: Page; readonly rows: Page['services'] }>()
  const { loaded, reload } = useLoaded(
    'services.list',
    { search, isCurrent, from: 0, limit: LIMIT },
    { when: ({ name }) => name === 'clinic.changed' },
  )
  // While another search is on its way, what is on the screen stays there.
  const [shown, setShown] = useState<Loaded<'services.list'>>(loaded)
  if (loaded.state !== 'loading' && loaded !== shown) setShown(loaded)
  if (shown.state !== 'ready') return { loaded: shown, reload, showMore: undefined }
  const first = shown.data
  const rows = further?.of === first ? [...first.services, ...further.rows] : first.services
  const more = async (): Promise<void> => {
    const answer = await request('services.list', { search, isCurrent, from: rows.length, limit: LIMIT })
    if (answer.ok) setFurther({ of: first, rows: [...rows.slice(LIMIT), ...answer.data.services] })
  }
  return {
    loaded: { state: 'ready', data: { ...first, services: rows } },
    reload,
    showMore: rows.length < first.count ? () => void more() : undefined,
  }
}
