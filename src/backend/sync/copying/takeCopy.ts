import type { ClinicDatabase } from '../../db/clinicDatabase.ts'
import { writeAlways } from '../../db/writeAlways.ts'
import type { HubClient } from '../hubClient.ts'
import { isOut } from '../keys/takenOut.ts'
import { applyTaking, type TakingWatch } from '../snapshot/applyTaking.ts'
import { takeSnapshot } from '../snapshot/takeSnapshot.ts'
import { readCount } from '../syncState.ts'
import { giveUpCopy, isComing, openCopy } from './dataCopies.ts'

type Hub = Pick<HubClient, 'latestSnapshot' | 'getPiece'>

/** It can't be had: this PC goes on with what it has, and says so again where that differs. */
const giveUp = (db: ClinicDatabase, id: string): Promise<boolean> =>
  writeAlways(db, null, (tx) => giveUpCopy(tx, id))

/**
 * Goes on with a copy of which something is in the tables already, before anybody is heard or told anything: until it
 * is whole, this PC has some of each. All of it lies here, so no hub is asked.
 * @returns false where the program ends before it is whole
 */
export async function finishCopy(db: ClinicDatabase, watch: TakingWatch): Promise<boolean> {
  const copy = openCopy(db.glance)
  if (copy === undefined || !isComing(db.glance)) return true
  const applied = await applyTaking(db, watch)
  if (applied === 'unreadable') await giveUp(db, copy.id)
  return applied !== 'gone' || !isComing(db.glance)
}

/**
 * Makes this PC's data what another PC has, where an owner asked for it and the hub has that PC's snapshot as of
 * everything that was heard here (security.md S12). Nobody is heard meanwhile, and nothing said.
 * @returns false where the other PC has not sent it yet, or the hub can't be reached
 */
export async function takeCopy(db: ClinicDatabase, hub: Hub, watch: TakingWatch): Promise<boolean> {
  const copy = openCopy(db.glance)
  if (copy === undefined) return false
  if (isOut(db.glance, copy.sourceId)) return giveUp(db, copy.id)
  const least = readCount(db.glance, 'cursor')
  const taken = await takeSnapshot(db, hub, { ...watch, least, copyOf: copy })
  if (taken.ok) return taken.data
  return taken.problem.kind === 'notTrusted' && (await giveUp(db, copy.id))
}
