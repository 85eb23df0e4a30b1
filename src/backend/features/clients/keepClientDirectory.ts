import { ok } from '#shared/errors/index.ts'
import type { BareCall } from '../../call.ts'
import type { ClinicDatabase } from '../../db/clinicDatabase.ts'
import { hasUnlisted, listUnlisted } from './directoryRepository.ts'

const LOOK_EVERY_MS = 1_000
const AT_ONCE = 100

/**
 * Gives every client an entry in the list who has none yet: those of a database that is older than the list.
 * @returns how many were missing
 */
export async function fillClientDirectory(db: ClinicDatabase): Promise<number> {
  let filled = 0
  while (await hasUnlisted(db.read)) {
    const written = await db.write({ actorId: null }, async (tx) => {
      const ids = await listUnlisted(tx.query, AT_ONCE)
      for (const clientId of ids) tx.touchedClients.add(clientId)
      return ok(ids.length)
    })
    if (!written.ok || written.data === 0) break
    filled += written.data
  }
  return filled
}

/** Looks once after each opening of a clinic whether its list of clients is whole. */
export function keepClientDirectory(bare: Omit<BareCall, 'seat'>): () => void {
  const looked = new WeakSet<ClinicDatabase>()
  const timer = setInterval(() => {
    const now = bare.stage.now()
    if (now.stage !== 'open' || looked.has(now.db)) return
    looked.add(now.db)
    fillClientDirectory(now.db).catch(() => {
      if (bare.stage.now() === now) bare.ports.log({ level: 'warn', code: 'clients.unlisted' })
    })
  }, LOOK_EVERY_MS)
  timer.unref()
  return () => clearInterval(timer)
}
