import { useEffect, useState } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { request } from '#renderer/transport/client.ts'

type Rows = OutputOf<'users.list'>['rows']
type Found = { readonly rows: Rows; readonly isDone: boolean }

const PAUSE_MS = 80
/** As many as fit without scrolling. */
const SHOWN = 8
const MOST = 40

async function findStaff(search: string): Promise<Rows> {
  const answer = await request('users.list', {
    tab: 'active',
    search,
    filters: {
      kinds: ['practitioner', 'student', 'otherStaff'],
      roles: [],
      disciplineIds: [],
      signInStates: [],
    },
    sort: { column: 'name', descending: false },
    from: { index: 0 },
    limit: MOST,
  })
  if (!answer.ok) return []
  return answer.data.rows.filter(({ roles }) => !roles.includes('owner')).slice(0, SHOWN)
}

/** The first active staff who fit what was typed and are no owners yet, a moment after the last key. */
export function useFoundStaff(typed: string): Found {
  const [found, setFound] = useState<Found>({ rows: [], isDone: false })
  const search = typed.trim()
  useEffect(() => {
    let isCurrent = true
    const find = async (): Promise<void> => {
      const rows = await findStaff(search)
      if (isCurrent) setFound({ rows, isDone: true })
    }
    const timer = setTimeout(() => void find(), PAUSE_MS)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [search])
  return found
}
