import { randomUUID } from 'node:crypto'
import type { HubAnswer, HubClient, Pulled } from '#backend/sync/hubClient.ts'
import { hashOf } from '#backend/sync/sealSet.ts'
import { must } from '#shared/lib/must.ts'
import { NO_SET } from '#shared/protocol/messages.ts'
import { readSealedSet } from '#shared/protocol/sealedSet.ts'

type Stored = { readonly seq: number; readonly bytes: Uint8Array; readonly hash: string }

const NEVER = { deviceEpoch: 0, n: 0, hash: NO_SET }

const ORDERLY = (): never => {
  throw new Error('This hub only carries sets')
}

/** The order of a hub in memory: what it stores it gives back, and a repeated set gets its first answer. */
export class MemoryHub {
  readonly sets: Stored[] = []
  readonly identity = { hubId: randomUUID(), generation: randomUUID() }
  readonly #last = new Map<string, { deviceEpoch: number; n: number; hash: string }>()

  store(bytes: Uint8Array): HubAnswer<number> {
    const { header } = must(readSealedSet(bytes), 'a sealed set')
    const hash = hashOf(bytes)
    const known = this.sets.find((set) => set.hash === hash)
    if (known !== undefined) return { ok: true, data: known.seq }
    const last = this.#last.get(header.deviceId)
    const follows =
      last === undefined || header.deviceEpoch > last.deviceEpoch
        ? header.n === 1
        : header.deviceEpoch === last.deviceEpoch && header.n === last.n + 1 && header.previous === last.hash
    if (!follows)
      return { ok: false, problem: { kind: 'refused', error: 'chainBroken', last: last ?? NEVER } }
    this.#last.set(header.deviceId, { deviceEpoch: header.deviceEpoch, n: header.n, hash })
    const seq = this.sets.length + 1
    this.sets.push({ seq, bytes: Uint8Array.from(bytes), hash })
    return { ok: true, data: seq }
  }

  page(after: number, most: number): Pulled {
    return {
      hub: this.identity,
      head: this.sets.length,
      oldest: 1,
      frames: this.sets.slice(after, after + most).map(({ seq, bytes }) => ({ seq, bytes })),
    }
  }
}

/** What the network does to one request. */
export type Fate = 'arrives' | 'isLost' | 'answerIsLost'

/** A PC's way to the hub, over a network that does what `fate` says. */
export function memoryClient(hub: MemoryHub, fate: () => Fate, pageSets: () => number): HubClient {
  const lost = { ok: false, problem: { kind: 'unreachable' } } as const
  return {
    push: (sets) => {
      const now = fate()
      if (now === 'isLost') return Promise.resolve(lost)
      const seqs: number[] = []
      for (const bytes of sets) {
        const stored = hub.store(bytes)
        if (!stored.ok) return Promise.resolve(stored)
        seqs.push(stored.data)
      }
      if (now === 'answerIsLost') return Promise.resolve(lost)
      return Promise.resolve({ ok: true, data: { hub: hub.identity, seqs, head: hub.sets.length } })
    },
    pull: (after) =>
      Promise.resolve(fate() === 'arrives' ? { ok: true, data: hub.page(after, pageSets()) } : lost),
    createClinic: ORDERLY,
    renew: ORDERLY,
    keepStatement: ORDERLY,
    askRenewal: ORDERLY,
    returnPc: ORDERLY,
    status: () =>
      Promise.resolve({ ok: true, data: { hub: hub.identity, head: hub.sets.length, devices: [] } }),
    devices: ORDERLY,
    takeNumber: ORDERLY,
    createInvite: ORDERLY,
    openInvite: ORDERLY,
    join: ORDERLY,
    revoke: ORDERLY,
    keys: () => Promise.resolve({ ok: true, data: { keys: [] } }),
    beginSnapshot: ORDERLY,
    putPiece: ORDERLY,
    latestSnapshot: ORDERLY,
    getPiece: ORDERLY,
    teamPage: ORDERLY,
    putTeamPage: ORDERLY,
    withdrawTeamPage: ORDERLY,
  }
}
