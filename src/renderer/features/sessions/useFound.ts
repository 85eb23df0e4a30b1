import { useCallback, useEffect, useRef, useState } from 'react'

/** What was found for the letters typed last. */
export type Found<T> = {
  readonly found: readonly T[]
  readonly isAsked: boolean
  readonly search: (text: string) => void
}

const DELAY_MS = 200

/**
 * Looks something up as somebody types: at once without letters, else a moment after the last one.
 * @param ask changes only where other things are to be found
 */
export function useFound<T>(ask: (search: string) => Promise<readonly T[]>): Found<T> {
  const [state, setState] = useState<{ readonly found: readonly T[]; readonly isAsked: boolean }>({
    found: [],
    isAsked: false,
  })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const turn = useRef(0)
  const run = useCallback(
    async (text: string): Promise<void> => {
      turn.current += 1
      const mine = turn.current
      const found = await ask(text)
      if (mine === turn.current) setState({ found, isAsked: true })
    },
    [ask],
  )
  useEffect(() => {
    void run('')
    return () => {
      turn.current += 1
      clearTimeout(timer.current)
    }
  }, [run])
  const search = useCallback(
    (text: string) => {
      clearTimeout(timer.current)
      // A choice writes its own label into the field: that is nothing to look for.
      if (text.includes(' · ')) return
      timer.current = setTimeout(() => void run(text.trim()), DELAY_MS)
    },
    [run],
  )
  return { ...state, search }
}
