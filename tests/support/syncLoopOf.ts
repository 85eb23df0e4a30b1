import { type LoopState, startSyncLoop, type SyncLoop } from '#backend/sync/syncLoop.ts'
import { memoryClient, type MemoryHub } from './memoryHub.ts'
import type { SyncPc } from './syncPcs.ts'

type Parts = Parameters<typeof startSyncLoop>[0]

/** A way to a hub in memory that holds an answer back until there is news, as a real hub does. */
export function waitingClient(hub: MemoryHub): ReturnType<typeof memoryClient> {
  const client = memoryClient(
    hub,
    () => 'arrives',
    () => 10,
  )
  return {
    ...client,
    pull: async (after, waitSeconds, signal) => {
      const until = performance.now() + waitSeconds * 100
      while (hub.sets.length === after && performance.now() < until && signal?.aborted !== true)
        await new Promise((resolve) => setTimeout(resolve, 10))
      return client.pull(after, 0)
    },
  }
}

/** A PC's loop as the program runs it, at a hub in memory; `more` is what is other than usual. */
export function syncLoopOf(
  pc: SyncPc,
  hub: MemoryHub,
  onChange: (state: LoopState) => void,
  more: Partial<Parts> = {},
): SyncLoop {
  return startSyncLoop({
    db: pc.db(),
    seed: pc.seed,
    appVersion: '0.1.0',
    clock: { now: () => Date.now(), monotonic: () => performance.now() },
    chance: () => 0,
    onThrow: (error) => {
      throw error
    },
    tellOwners: () => {},
    noteContact: () => {},
    onChange,
    hub: waitingClient(hub),
    ...more,
  })
}
