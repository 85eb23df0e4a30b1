import { CHAIN_CHECK } from '#shared/domain/logs.ts'
import type { Answer } from '#shared/contract/index.ts'
import { ok } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import type { ClinicDatabase, WriteTx } from '../../db/clinicDatabase.ts'
import { raiseAlert } from '../alerts/index.ts'
import { type ChainFindings, checkChain } from './checkChain.ts'
import { type ChainMemory, type FoundDamage, readChainMemory, rememberChain } from './chainRepository.ts'
import { describeChain } from './chainState.ts'

const PROGRESS_EVERY_MS = 200

const isSameDamage = (one: FoundDamage, other: FoundDamage): boolean =>
  one.deviceId === other.deviceId && one.seq === other.seq && one.damage === other.damage

/** Keeps what a look found, and tells the owners of what nobody knew. */
function keepFindings(tx: WriteTx, memory: ChainMemory, { heads, damages }: ChainFindings): void {
  rememberChain(tx, 'checked', { at: tx.now, heads })
  rememberChain(tx, 'damages', [...damages])
  const isKnown = (found: FoundDamage): boolean => memory.damages.some((one) => isSameDamage(one, found))
  for (const found of damages) {
    if (!isKnown(found)) raiseAlert(tx, 'logDamaged', null, { damage: found.damage, seq: found.seq })
  }
}

/** Looks at the chain, whole or from where the last look ended, and keeps what it found. */
export async function lookAtChain(
  db: ClinicDatabase,
  isWhole: boolean,
  onProgress?: (done: number, total: number) => void,
): Promise<void> {
  const before = await readChainMemory(db.read)
  const findings = await checkChain(db.read, before, isWhole, onProgress)
  // What a look from the middle did not pass again is still broken.
  const damages = isWhole
    ? findings.damages
    : [
        ...findings.damages,
        ...before.damages.filter((known) => !findings.damages.some((one) => one.deviceId === known.deviceId)),
      ]
  await db.write({ actorId: null }, (tx) => {
    keepFindings(tx, before, { ...findings, damages })
    return Promise.resolve(ok(null))
  })
}

const looking = new WeakMap<ClinicDatabase, Promise<void>>()

/** One look at a time: whoever asks meanwhile waits for the one that runs. */
function lookOnce(call: ActorCall): Promise<void> {
  const running = looking.get(call.db)
  if (running !== undefined) return running
  let shownAt = performance.now()
  const look = lookAtChain(call.db, true, (done, total) => {
    if (performance.now() - shownAt < PROGRESS_EVERY_MS) return
    shownAt = performance.now()
    call.emit({ name: 'work.progress', workId: CHAIN_CHECK, done, total }, call.seat)
  }).finally(() => looking.delete(call.db))
  looking.set(call.db, look)
  return look
}

/** Looks at every entry because an owner asked (security.md L3). */
export async function checkWholeChain(call: ActorCall): Promise<Answer<'logs.checkChain'>> {
  await lookOnce(call)
  return ok(await describeChain(call.db))
}
