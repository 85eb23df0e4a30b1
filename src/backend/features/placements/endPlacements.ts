import { isLastActiveOwner } from '#shared/domain/users.ts'
import { ok } from '#shared/errors/index.ts'
import { zonedDay } from '#shared/lib/zonedDay.ts'
import type { ClinicDatabase, WriteTx } from '../../db/clinicDatabase.ts'
import { updateRow } from '../../db/writeRow.ts'
import { listOwners } from '../users/index.ts'
import { findTimezone, listEndingPlacements, type Ending } from './placementsRepository.ts'

const DAY_MS = 86_400_000

async function endAll(tx: WriteTx, ended: readonly Ending[]): Promise<number> {
  let count = 0
  for (const { userId } of ended) {
    if (isLastActiveOwner(userId, await listOwners(tx.query))) continue
    updateRow(tx, 'user', userId, { status: 'inactive' }, { verb: 'placement.ended' })
    count += 1
  }
  return count
}

/**
 * Makes every student inactive whose placement ended before today, by the clinic's calendar (product.md 39): all of
 * them in one transaction, done by nobody, and never the last active owner.
 * @returns how many
 */
export async function endPlacements(db: ClinicDatabase, nowMs: number): Promise<number> {
  const timezone = await findTimezone(db.read)
  if (timezone === undefined) return 0
  const today = zonedDay(nowMs, timezone)
  const yesterday = new Date(Date.parse(today) - DAY_MS).toISOString().slice(0, 10)
  if ((await listEndingPlacements(db.read, yesterday)).length === 0) return 0
  const written = await db.write({ actorId: null }, async (tx) =>
    ok(await endAll(tx, await listEndingPlacements(tx.query, yesterday))),
  )
  return written.ok ? written.data : 0
}
