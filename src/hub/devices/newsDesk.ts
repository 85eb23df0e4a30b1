/** Who waits for news of which clinic, in this process. */
export type NewsDesk = {
  /** Resolves at news of the clinic, after `ms`, or when the signal aborts. */
  wait(clinicId: string, ms: number, signal: AbortSignal): Promise<void>
  tell(clinicId: string): void
  /** Answers everybody who waits, and nobody waits from now on. */
  close(): void
  readonly isClosed: () => boolean
  readonly waiting: () => number
}

/** @returns a desk where nobody waits yet */
export function openNewsDesk(): NewsDesk {
  const waiters = new Map<string, Set<() => void>>()
  let count = 0
  let isClosed = false
  const wake = (clinicId: string): void => {
    const woken = waiters.get(clinicId)
    waiters.delete(clinicId)
    for (const done of woken ?? []) done()
  }
  return {
    wait: (clinicId, ms, signal) =>
      new Promise((resolve) => {
        if (isClosed || signal.aborted) {
          resolve()
          return
        }
        const mine = waiters.get(clinicId) ?? new Set()
        waiters.set(clinicId, mine)
        count += 1
        const done = (): void => {
          if (isDone) return
          isDone = true
          count -= 1
          clearTimeout(timer)
          signal.removeEventListener('abort', done)
          mine.delete(done)
          if (mine.size === 0 && waiters.get(clinicId) === mine) waiters.delete(clinicId)
          resolve()
        }
        let isDone = false
        const timer = setTimeout(done, ms)
        signal.addEventListener('abort', done)
        mine.add(done)
      }),
    tell: wake,
    close: () => {
      isClosed = true
      for (const clinicId of waiters.keys()) wake(clinicId)
    },
    isClosed: () => isClosed,
    waiting: () => count,
  }
}
