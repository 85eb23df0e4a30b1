import { useEffect, useState } from 'react'
import type { AppFailure } from '#shared/errors/index.ts'

const TICK_MS = 250

/**
 * The seconds that the next try must still wait after TOO_MANY_TRIES, counting down; 0 where nothing waits, also
 * where no waiting helps.
 */
export function useWait(error: AppFailure | undefined): number {
  const seconds = error?.code === 'TOO_MANY_TRIES' ? (error.data.waitSeconds ?? 0) : 0
  const [left, setLeft] = useState({ error, seconds })
  // The first render after an answer must not show the pause of the one before.
  const isCurrent = left.error === error
  useEffect(() => {
    setLeft({ error, seconds })
    if (seconds === 0) return undefined
    const over = performance.now() + seconds * 1000
    const timer = setInterval(() => {
      const rest = Math.max(0, Math.ceil((over - performance.now()) / 1000))
      setLeft((before) => (before.seconds === rest ? before : { error, seconds: rest }))
      if (rest === 0) clearInterval(timer)
    }, TICK_MS)
    return () => clearInterval(timer)
  }, [error, seconds])
  return isCurrent ? left.seconds : seconds
}
