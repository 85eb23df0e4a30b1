import { useEffect, useRef, useState } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { request } from '#renderer/transport/client.ts'

const PAUSE_MS = 80
const NOBODY: readonly never[] = []

/** What is found for what was typed, a moment after the last key; answers that come too late are dropped. */
function useFound<Row>(
  query: string,
  isAllowed: boolean,
  find: (search: string) => Promise<readonly Row[]>,
): readonly Row[] {
  const [found, setFound] = useState<readonly Row[]>(NOBODY)
  const turn = useRef(0)
  const search = query.trim()
  useEffect(() => {
    turn.current += 1
    const mine = turn.current
    if (!isAllowed || search === '') return undefined
    const timer = setTimeout(() => {
      void find(search).then((rows) => {
        if (mine === turn.current) setFound(rows)
      })
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [search, isAllowed, find])
  return isAllowed && search !== '' ? found : NOBODY
}

async function findPeople(search: string): Promise<OutputOf<'users.find'>['rows']> {
  const answer = await request('users.find', { search })
  return answer.ok ? answer.data.rows : []
}

async function findClients(search: string): Promise<OutputOf<'clients.find'>['rows']> {
  const answer = await request('clients.find', { search })
  return answer.ok ? answer.data.rows : []
}

/** The people that fit what was typed. */
export function useFoundPeople(
  query: string,
  isAllowed: boolean,
): readonly OutputOf<'users.find'>['rows'][number][] {
  return useFound(query, isAllowed, findPeople)
}

/** The clients that fit what was typed, of those the person may see. */
export function useFoundClients(
  query: string,
  isAllowed: boolean,
): readonly OutputOf<'clients.find'>['rows'][number][] {
  return useFound(query, isAllowed, findClients)
}
