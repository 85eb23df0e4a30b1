import type { Answer } from '#shared/contract/index.ts'
import { ok } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import { listPcs } from './pcRepository.ts'

/** The clinic's PCs, and what the hub last heard of each (product.md 43). */
export async function getHub(call: ActorCall): Promise<Answer<'sync.getHub'>> {
  const { address, devices } = await call.sync.hub()
  const pcs = await listPcs(call.db.read)
  return ok({
    address,
    isHubAsked: devices !== null,
    pcs: pcs.map((pc) => {
      const heard = devices?.find(({ deviceId }) => deviceId === pc.id)
      const isThisPc = pc.id === call.db.device.id
      return {
        pcId: pc.id,
        number: pc.number,
        name: pc.name,
        joinedAt: pc.joined_at,
        isThisPc,
        isRevoked: pc.is_revoked === 1,
        lastSyncAt: heard?.lastSeenAt ?? null,
        unsent: heard?.unsent ?? null,
        version: heard === undefined || heard.appVersion === '' ? null : heard.appVersion,
      }
    }),
  })
}
