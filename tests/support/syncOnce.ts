import type { Digest } from '#backend/sync/digest/makeDigest.ts'
import { type RoundEnd, syncRound } from '#backend/sync/syncRound.ts'
import type { HubClient } from '#backend/sync/hubClient.ts'
import { memoryClient, MemoryHub } from './memoryHub.ts'
import type { SyncPc } from './syncPcs.ts'

/** Of what owners were told, in order. */
export type ToldOwners = string[]

/** One whole round of a PC, as the program does it. @param hub in memory, or a way to a real one */
export function syncOnce(
  { db, seed }: SyncPc,
  hub:
    | MemoryHub
    | Pick<
        HubClient,
        'push' | 'pull' | 'keys' | 'status' | 'devices' | 'revoke' | 'latestSnapshot' | 'getPiece'
      >,
  told: ToldOwners = [],
  digest?: Digest,
): Promise<RoundEnd> {
  const way =
    hub instanceof MemoryHub
      ? memoryClient(
          hub,
          () => 'arrives',
          () => 10,
        )
      : hub
  return syncRound({
    db: db(),
    hub: way,
    seed,
    appVersion: '0.1.0',
    onProgress: () => {},
    hasBeenCut: true,
    digest,
    noteContact: () => {},
    tellOwners: (_, kind) => {
      told.push(kind)
    },
  })
}
