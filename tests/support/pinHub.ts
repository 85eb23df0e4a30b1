import { data } from './hubPc.ts'
import { connectHub } from '#backend/sync/connectHub.ts'
import { pinHub } from '#backend/sync/hubPin.ts'
import type { SyncPc } from './syncPcs.ts'

/** Has PCs that a real hub enrolled belong to it, as after joining. */
export async function makePinned(
  pcs: readonly SyncPc[],
  address: string,
  tokens: readonly string[],
): Promise<void> {
  for (const [at, pc] of pcs.entries()) {
    const token = tokens[at] ?? ''
    const way = connectHub({ address, token })
    const { hub } = data(await way.devices())
    way.close()
    await pc.write((tx) => pinHub(tx, { hub, token, address }))
  }
}
