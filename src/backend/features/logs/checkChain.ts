import { setImmediate } from 'node:timers/promises'
import { type DeviceId, deviceIdSchema } from '#shared/domain/ids.ts'
import type { ChainDamage } from '#shared/domain/logs.ts'
import { type AuditHead, CHAIN_START } from '../../audit/auditHead.ts'
import { verifyEntry } from '../../audit/verifyEntry.ts'
import type { Reader } from '../../db/clinicDatabase.ts'
import {
  type ChainMemory,
  findHead,
  findSeal,
  type FoundDamage,
  type Heads,
  listChains,
  readChain,
} from './chainRepository.ts'

/** Entries between two turns of the event loop: about 4 ms of work, so that no slice lasts 20. */
const SLICE = 200

/** What a look at the chain found: the heads up to which everything fits, and the first damage of each PC. */
export type ChainFindings = { readonly heads: Heads; readonly damages: readonly FoundDamage[] }

type Progress = (done: number) => void
type Found = { readonly damage: ChainDamage; readonly seq: number; readonly at: number | null }
type Walk = { readonly reached: AuditHead; readonly found: Found | undefined }

/** Follows one PC's chain from a head on; stops at the first entry that does not fit what came before. */
async function walk(
  db: Reader,
  deviceId: DeviceId,
  from: AuditHead,
  known: ReadonlyMap<number, string>,
  onProgress: Progress,
): Promise<Walk> {
  let reached = from
  for (;;) {
    const entries = await readChain(db, deviceId, reached.seq, SLICE)
    for (const entry of entries) {
      const damage = verifyEntry(reached, entry)
      if (damage !== undefined) return { reached, found: { damage, seq: entry.seq, at: entry.at } }
      const seal = known.get(entry.seq)
      if (seal !== undefined && seal !== entry.hash)
        return { reached, found: { damage: 'rewritten', seq: entry.seq, at: entry.at } }
      reached = { seq: entry.seq, hash: entry.hash }
    }
    onProgress(entries.length)
    if (entries.length < SLICE) return { reached, found: undefined }
    await setImmediate()
  }
}

/** The heads of this PC's chain that somebody knows: as it was last checked, and as an owner last noted it. */
function knownHeads({ checked, noted }: ChainMemory, deviceId: DeviceId): AuditHead[] {
  return [checked?.heads[deviceId], noted?.heads[deviceId]].filter((head) => head !== undefined)
}

async function checkOne(
  db: Reader,
  deviceId: DeviceId,
  memory: ChainMemory,
  isWhole: boolean,
  onProgress: Progress,
): Promise<Walk> {
  const known = knownHeads(memory, deviceId)
  const from = (isWhole ? undefined : memory.checked?.heads[deviceId]) ?? CHAIN_START
  // A look that goes on from where the last one ended must still find that end where it was.
  if (from.seq > 0 && (await findSeal(db, deviceId, from.seq)) !== from.hash) {
    return checkOne(db, deviceId, memory, true, onProgress)
  }
  const seals = new Map(known.map(({ seq, hash }) => [seq, hash]))
  const walked = await walk(db, deviceId, from, seals, onProgress)
  const end = Math.max(0, ...known.map(({ seq }) => seq))
  if (walked.found !== undefined || walked.reached.seq >= end) return walked
  return { reached: walked.reached, found: { damage: 'cutOff', seq: walked.reached.seq + 1, at: null } }
}

/** The PCs whose chains stand in the log or were known to. */
async function listKnownChains(db: Reader, { checked, noted }: ChainMemory): Promise<DeviceId[]> {
  const there = await listChains(db)
  const before = [...Object.keys(checked?.heads ?? {}), ...Object.keys(noted?.heads ?? {})]
  const gone = [...new Set(before)].filter((id) => !there.some((one) => one === id))
  return [...there, ...gone.map((id) => deviceIdSchema.parse(id))]
}

/**
 * Looks whether the entries of every PC still form one unbroken chain (security.md L3): the whole of it, or what came
 * since the last look. Other calls get their turns meanwhile.
 * @param onProgress how many more entries were looked at, of how many
 */
export async function checkChain(
  db: Reader,
  memory: ChainMemory,
  isWhole: boolean,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<ChainFindings> {
  const heads: Record<string, AuditHead> = {}
  const damages: FoundDamage[] = []
  const total = await countEntries(db)
  let done = 0
  for (const deviceId of await listKnownChains(db, memory)) {
    const { reached, found } = await checkOne(db, deviceId, memory, isWhole, (more) => {
      done += more
      onProgress(Math.min(done, total), total)
    })
    // Where the chain broke, what was known of it stays known: else the next look would start behind the break.
    const kept = found === undefined ? reached : memory.checked?.heads[deviceId]
    if (kept !== undefined) heads[deviceId] = kept
    if (found !== undefined) damages.push({ ...found, deviceId })
  }
  return { heads, damages }
}

/** How many entries there are: each PC counts its own up from 1. */
export async function countEntries(db: Reader): Promise<number> {
  let total = 0
  for (const deviceId of await listChains(db)) total += (await findHead(db, deviceId))?.seq ?? 0
  return total
}
