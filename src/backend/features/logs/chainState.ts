import type { Answer } from '#shared/contract/index.ts'
import type { ChainState } from '#shared/contract/logs.ts'
import { fail, ok } from '#shared/errors/index.ts'
import { appendAudit } from '../../audit/appendAudit.ts'
import { CHAIN_START } from '../../audit/auditHead.ts'
import type { ActorCall } from '../../call.ts'
import type { ClinicDatabase } from '../../db/clinicDatabase.ts'
import { countEntries } from './checkChain.ts'
import {
  type ChainMemory,
  findHead,
  findSeal,
  listChains,
  readChainMemory,
  rememberChain,
} from './chainRepository.ts'
import { fitsCode, headCode, readHeadCode } from './headCode.ts'
import { listNames } from './namesRepository.ts'

function describeNoted(
  { noted }: ChainMemory,
  deviceId: string,
  names: Readonly<Record<string, string>>,
): ChainState['noted'] {
  const head = noted?.heads[deviceId]
  if (noted === undefined || head === undefined) return null
  return { seq: head.seq, code: headCode(head), at: noted.at, by: names[noted.byId] ?? '' }
}

/** Entries that came after the noted heads, of all PCs: they could be rewritten unseen. */
async function countUnanchored(db: ClinicDatabase, { noted }: ChainMemory): Promise<number> {
  let count = 0
  for (const deviceId of await listChains(db.read)) {
    const head = await findHead(db.read, deviceId)
    count += Math.max(0, (head?.seq ?? 0) - (noted?.heads[deviceId]?.seq ?? 0))
  }
  return count
}

/** What is known of the chain: the last look at it, its end, and how far back that is noted. */
export async function describeChain(db: ClinicDatabase): Promise<ChainState> {
  const memory = await readChainMemory(db.read)
  const head = (await findHead(db.read, db.device.id)) ?? CHAIN_START
  const names = await listNames(db.read, [
    ...memory.damages.map(({ deviceId }) => deviceId),
    ...(memory.noted === undefined ? [] : [memory.noted.byId]),
  ])
  return {
    entries: await countEntries(db.read),
    checkedAt: memory.checked?.at ?? null,
    damages: memory.damages.map(({ deviceId, damage, seq, at }) => ({
      damage,
      seq,
      at,
      deviceName: names[deviceId] ?? '',
    })),
    head: { seq: head.seq, code: headCode(head) },
    noted: describeNoted(memory, db.device.id, names),
    unanchored: await countUnanchored(db, memory),
  }
}

/** Keeps the end of every PC's chain as the owner noted it (security.md L3): what stands before can't change unseen. */
export async function noteHead(call: ActorCall): Promise<Answer<'logs.noteHead'>> {
  await call.db.write({ actorId: call.actor.userId }, async (tx) => {
    // The entry that tells of it comes first, so that the code covers it.
    appendAudit(tx, { verb: 'logs.headNoted', outcome: 'done' })
    const heads: Record<string, { seq: number; hash: string }> = {}
    for (const deviceId of await listChains(tx.query)) {
      const head = await findHead(tx.query, deviceId)
      if (head !== undefined) heads[deviceId] = head
    }
    rememberChain(tx, 'noted', { at: tx.now, byId: call.actor.userId, heads })
    return ok(null)
  })
  return ok(await describeChain(call.db))
}

/** Compares a written code with what stands there now. */
export async function compareCode(call: ActorCall, code: string): Promise<Answer<'logs.compareCode'>> {
  const written = readHeadCode(code)
  if (written === undefined) return fail('BAD_INPUT', { fields: { code: 'malformed' } })
  const hash = await findSeal(call.db.read, call.db.device.id, written.seq)
  if (hash === undefined) return ok({ verdict: 'gone', seq: written.seq })
  return ok({ verdict: fitsCode(hash, written.seal) ? 'same' : 'different', seq: written.seq })
}
