import { useEffect, useState } from 'react'

const TICK_MS = 500

const secondsTo = (until: number): number => Math.max(0, Math.ceil((until - Date.now()) / 1000))

/** Whole seconds until a moment (milliseconds since 1970), counting down; calls back once, when none are left. */
export function useSecondsLeft(until: number, onOver: () => void): number {
  const [left, setLeft] = useState(() => secondsTo(until))
  useEffect(() => {
    const timer = setInterval(() => {
      const now = secondsTo(until)
      setLeft(now)
      if (now > 0) return
      clearInterval(timer)
      onOver()
    }, TICK_MS)
    return () => clearInterval(timer)
  }, [until, onOver])
  return left
}
