import { randomBytes } from 'node:crypto'
import { type UserId, type WorkId, workIdSchema } from '#shared/domain/ids.ts'
import { makeId } from '#shared/lib/ids.ts'
import type { ActorCall } from '../../call.ts'
import type { Seat } from '../../ports.ts'
import type { ImportedClient } from './readClient.ts'
import type { ImportedPerson } from './readPerson.ts'

const KEPT_MS = 30 * 60_000

/** The lines of a list as they were read. */
export type PendingList =
  | {
      readonly what: 'people'
      readonly lines: readonly ImportedPerson[]
      /** Whoever is there already bars the import, instead of being chosen about. */
      readonly isStrict: boolean
    }
  | { readonly what: 'clients'; readonly lines: readonly ImportedClient[] }

/** A previewed import that can be run. */
export type PendingImport = {
  readonly importId: WorkId
  /** Who previewed it; for anybody else at the seat it does not exist. */
  readonly actorId: UserId
  readonly fileName: string
  readonly list: PendingList
  /** Problems found in the file itself; whatever the clinic has against it is looked at again when it runs. */
  readonly problemCount: number
  readonly cancelling: AbortController
}

/** The previewed imports of this running program: one per seat, for at most 30 minutes, in memory only. */
export type ImportDesk = {
  /** Takes the place of what the seat had before, which is cancelled. */
  readonly put: (seat: Seat, pending: PendingImport) => void
  readonly find: (seat: Seat, importId: WorkId, actorId: UserId) => PendingImport | undefined
  /** As `find`, for one run at a time: undefined while another one is under way, so that nobody is added twice. */
  readonly claim: (seat: Seat, importId: WorkId, actorId: UserId) => PendingImport | undefined
  readonly release: (pending: PendingImport) => void
  /** Ends what is kept or running under this id; does nothing where there is none. */
  readonly drop: (seat: Seat, importId: WorkId) => void
}

/** An empty desk. */
export function createImportDesk(): ImportDesk {
  const bySeat = new Map<Seat, { pending: PendingImport; timer: NodeJS.Timeout }>()
  const running = new Set<PendingImport>()
  const remove = (seat: Seat): void => {
    const kept = bySeat.get(seat)
    if (kept === undefined) return
    clearTimeout(kept.timer)
    kept.pending.cancelling.abort()
    bySeat.delete(seat)
  }
  const find: ImportDesk['find'] = (seat, importId, actorId) => {
    const pending = bySeat.get(seat)?.pending
    return pending?.importId === importId && pending.actorId === actorId ? pending : undefined
  }
  return {
    put: (seat, pending) => {
      remove(seat)
      const timer = setTimeout(() => remove(seat), KEPT_MS)
      timer.unref()
      bySeat.set(seat, { pending, timer })
    },
    find,
    claim: (seat, importId, actorId) => {
      const pending = find(seat, importId, actorId)
      if (pending === undefined || running.has(pending)) return undefined
      running.add(pending)
      return pending
    },
    release: (pending) => void running.delete(pending),
    drop: (seat, importId) => {
      if (bySeat.get(seat)?.pending.importId === importId) remove(seat)
    },
  }
}

/** Keeps a previewed list at the seat that asked. @returns the id by which it can be run */
export function keepAtDesk(
  desk: ImportDesk,
  call: ActorCall,
  previewed: Pick<PendingImport, 'fileName' | 'list' | 'problemCount'>,
): WorkId {
  const importId = workIdSchema.parse(makeId(call.ports.clock.now(), randomBytes))
  desk.put(call.seat, {
    ...previewed,
    importId,
    actorId: call.actor.userId,
    cancelling: new AbortController(),
  })
  return importId
}
