import { useEffect, useRef, useState } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { request } from '#renderer/transport/client.ts'

type Rows = OutputOf<'users.find'>['rows']

const PAUSE_MS = 80

/** The people that fit what was typed, a moment after the last key; answers that come too late are dropped. */
export function useFoundPeople(query: string, isAllowed: boolean): Rows {
  const [found, setFound] = useState<Rows>([])
  const turn = useRef(0)
  const search = query.trim()
  useEffect(() => {
    turn.current += 1
    const mine = turn.current
    if (!isAllowed || search === '') return undefined
    const timer = setTimeout(() => {
      void request('users.find', { search }).then((answer) => {
        if (mine === turn.current) setFound(answer.ok ? answer.data.rows : [])
      })
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [search, isAllowed])
  return isAllowed && search !== '' ? found : []
}
