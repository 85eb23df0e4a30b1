import { randomBytes, randomUUID } from 'node:crypto'
import { deviceKeys } from '#backend/sync/deviceKeys.ts'
import type { HubAnswer, Pulled } from '#backend/sync/hubClient.ts'
import type { Change, LogEntry } from '#backend/sync/change.ts'
import { packSet } from '#backend/sync/packSet.ts'
import { type PullAnswer, pullSets } from '#backend/sync/pullSets.ts'
import { isRow } from '#backend/sync/fieldStore.ts'
import { hashOf, sealSet } from '#backend/sync/sealSet.ts'
import { readCount, readState } from '#backend/sync/syncState.ts'
import { must } from '#shared/lib/must.ts'
import { NO_SET, type SetHeader } from '#shared/protocol/messages.ts'
import { keysOf } from './hubClinic.ts'
import { picture, startSyncPcs, type SyncPc } from './syncPcs.ts'

/** A PC, the sets that another PC of its clinic may send it, and a hub that gives it anything at all. */
export type Victim = {
  readonly victim: SyncPc
  readonly peer: SyncPc
  /** A PC of another clinic. */
  readonly outsider: SyncPc
  readonly clinicId: string
  readonly clinicKey: Buffer
  /** The peer's next set, of any content, with whatever else in its header. */
  readonly seal: (content: Content, header?: Partial<SetHeader>, signer?: SyncPc) => Buffer
  /** What the victim says to a page. */
  readonly give: (page: Partial<Pulled>) => Promise<PullAnswer>
  /** Everything that a refused page may not change. */
  readonly state: () => Promise<string>
  readonly cursor: () => Promise<number>
  readonly close: () => Promise<void>
}

export type Content = Uint8Array | { readonly changes: readonly Change[]; readonly log?: readonly LogEntry[] }

const packed = (content: Content): Uint8Array =>
  content instanceof Uint8Array
    ? content
    : packSet({ changes: content.changes, log: content.log ?? [] }, new Map())

const LOCAL = [
  'peer',
  'setting',
  'clinic_key',
  'outbox',
  'outgoing_set',
  'later_change',
  'set_aside',
  'waiting_change',
]

/** A clinic of two PCs and one of another. */
export async function startVictim(): Promise<Victim> {
  const clinic = await startSyncPcs(2)
  const other = await startSyncPcs(1)
  const victim = must(clinic.pcs[0], 'a PC')
  const peer = must(clinic.pcs[1], 'a PC')
  const outsider = must(other.pcs[0], 'a PC')
  const clinicId = await victim.write((tx) => must(readState(tx, 'clinicId'), 'a clinic'))
  const [row] = await victim.write((tx) => tx.all('SELECT key FROM clinic_key'))
  const clinicKey = Buffer.from(isRow(row) ? String(row['key']) : '', 'hex')
  const hub = { hubId: randomUUID(), generation: randomUUID() }
  const cursor = (): Promise<number> => victim.write((tx) => readCount(tx, 'cursor'))
  return {
    victim,
    peer,
    outsider,
    clinicId,
    clinicKey,
    cursor,
    seal: (content, header = {}, signer = peer) =>
      sealSet(
        {
          version: 1,
          clinicId,
          deviceId: peer.pc.deviceId,
          deviceEpoch: 1,
          n: 1,
          previous: NO_SET,
          keyEpoch: 1,
          ...header,
        },
        packed(content),
        clinicKey,
        keysOf(signer).sign,
      ),
    give: async (page) => {
      let isGiven = false
      const pull = async (): Promise<HubAnswer<Pulled>> => {
        const at = await cursor()
        const frames = isGiven ? [] : (page.frames ?? [])
        isGiven = true
        return { ok: true, data: { hub, head: at + frames.length, oldest: 1, ...page, frames } }
      }
      return pullSets(victim.db(), { pull })
    },
    state: async () => {
      const rows = await victim.write((tx) =>
        LOCAL.map((table) => `${table}: ${JSON.stringify(tx.all(`SELECT * FROM "${table}"`))}`),
      )
      return `${JSON.stringify(await picture(victim))}\n${rows.join('\n')}`
    },
    close: async () => {
      await clinic.close()
      await other.close()
    },
  }
}

/** A PC that was never invited. */
export function stranger(): { readonly seed: string; readonly pc: SyncPc['pc'] } {
  const seed = randomBytes(32).toString('hex')
  const { signKey, boxKey } = deviceKeys(Buffer.from(seed, 'hex'))
  return { seed, pc: { deviceId: randomUUID(), number: 9, signKey, boxKey } }
}

export { hashOf }
