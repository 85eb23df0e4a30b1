import { setTimeout } from 'node:timers/promises'

/** A wait that somebody may end; `signal` ends a request likewise. What was rung is remembered until it is answered. */
export type Bell = {
  readonly ring: () => void
  /** True since it rang, until it is answered. */
  readonly isRung: () => boolean
  /** What was rung for begins now. */
  readonly answer: () => void
  /** Resolves after so many ms, or as soon as it is rung; at once where it was. */
  readonly wait: (ms: number) => Promise<void>
  /** Aborted by the next ring, or by one that waits for its answer. */
  readonly signal: () => AbortSignal
}

/** A bell that nobody has rung. */
export function createBell(): Bell {
  let controller = new AbortController()
  return {
    ring: () => controller.abort(),
    isRung: () => controller.signal.aborted,
    answer: () => {
      if (controller.signal.aborted) controller = new AbortController()
    },
    signal: () => controller.signal,
    wait: async (ms) => {
      const { signal } = controller
      await setTimeout(ms, undefined, { signal, ref: false }).catch((error: unknown) => {
        if (!signal.aborted) throw error
      })
    },
  }
}
