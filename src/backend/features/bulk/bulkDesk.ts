import type { BulkChange } from '#shared/contract/bulk.ts'
import type { BulkOutcome } from '#shared/domain/bulk.ts'
import type { UserId, WorkId } from '#shared/domain/ids.ts'
import type { Seat } from '../../ports.ts'

const KEPT_MS = 30 * 60_000

/** A dry run that can be carried out: what it would do to whom. */
export type PendingBulk = {
  readonly bulkId: WorkId
  /** Who asked for it; for anybody else at the seat it does not exist. */
  readonly actorId: UserId
  readonly change: BulkChange
  readonly rows: readonly { readonly userId: UserId; readonly outcome: BulkOutcome }[]
  readonly cancelling: AbortController
}

/** The dry runs of this running program: one per seat, for at most 30 minutes, in memory only. */
export class BulkDesk {
  readonly #bySeat = new Map<Seat, { readonly pending: PendingBulk; readonly timer: NodeJS.Timeout }>()
  readonly #running = new Set<PendingBulk>()

  /** Takes the place of what the seat had before; one that is being carried out goes on. */
  put(seat: Seat, pending: PendingBulk): void {
    this.#forget(seat)
    const timer = setTimeout(() => this.#forget(seat), KEPT_MS)
    timer.unref()
    this.#bySeat.set(seat, { pending, timer })
  }

  find(seat: Seat, bulkId: WorkId, actorId: UserId): PendingBulk | undefined {
    const pending = this.#bySeat.get(seat)?.pending
    return pending?.bulkId === bulkId && pending.actorId === actorId ? pending : undefined
  }

  /** As `find`, for one run: nothing is done twice. */
  claim(seat: Seat, bulkId: WorkId, actorId: UserId): PendingBulk | undefined {
    const pending = this.find(seat, bulkId, actorId)
    if (pending === undefined || this.#running.has(pending)) return undefined
    this.#running.add(pending)
    return pending
  }

  release(pending: PendingBulk): void {
    this.#running.delete(pending)
  }

  /** Ends what is kept or running under this id; does nothing where there is none. */
  drop(seat: Seat, bulkId: WorkId, actorId: UserId): void {
    const pending = this.find(seat, bulkId, actorId)
    if (pending === undefined) return
    pending.cancelling.abort()
    this.#forget(seat)
  }

  #forget(seat: Seat): void {
    clearTimeout(this.#bySeat.get(seat)?.timer)
    this.#bySeat.delete(seat)
  }
}
