/** A wait that somebody may end; `signal` ends a request likewise. */
export function createBell(): {
  readonly ring: () => void
  readonly wait: (ms: number) => Promise<void>
  readonly signal: () => AbortSignal
} {
  let controller = new AbortController()
  return {
    ring: () => controller.abort(),
    signal: () => {
      if (controller.signal.aborted) controller = new AbortController()
      return controller.signal
    },
    wait: (ms) =>
      new Promise((resolve) => {
        if (controller.signal.aborted) controller = new AbortController()
        const timer = setTimeout(resolve, ms)
        timer.unref()
        controller.signal.addEventListener('abort', () => {
          clearTimeout(timer)
          resolve()
        })
      }),
  }
}
