import type { ClinicDatabase } from '../../db/clinicDatabase.ts'
import { writeAlways } from '../../db/writeAlways.ts'
import type { HubClient } from '../hubClient.ts'
import { isOut } from '../keys/takenOut.ts'
import { applyTaking } from '../snapshot/applyTaking.ts'
import { takeSnapshot } from '../snapshot/takeSnapshot.ts'
import { forgetTaking } from '../snapshot/takingState.ts'
import { clearState, readCount } from '../syncState.ts'
import { endCopy, isComing, openCopy } from './dataCopies.ts'

type OnProgress = (done: number, total: number) => void
type Hub = Pick<HubClient, 'latestSnapshot' | 'getPiece'>

/** All of it is here: what a newer program said, and was kept for an update, is looked at again. */
const end = (db: ClinicDatabase): Promise<boolean> =>
  writeAlways(db, null, (tx) => {
    clearState(tx, 'laterSchema', 'laterUpTo')
    return endCopy(tx, readCount(tx, 'rowsCopied'))
  })

/** It can't be had: this PC goes on with what it has, and says so again where that differs. */
const giveUp = (db: ClinicDatabase): Promise<boolean> =>
  writeAlways(db, null, (tx) => {
    forgetTaking(tx)
    return endCopy(tx, null)
  })

/**
 * Goes on with a copy of which something is in the tables already, before anybody is heard or told anything: until it
 * is whole, this PC has some of each. All of it lies here, so no hub is asked.
 */
export async function finishCopy(db: ClinicDatabase, onProgress: OnProgress): Promise<void> {
  if (!isComing(db.glance)) return
  if (await applyTaking(db, onProgress)) await end(db)
  else await giveUp(db)
}

/**
 * Makes this PC's data what another PC has, where an owner asked for it and the hub has that PC's snapshot as of
 * everything that was heard here (security.md S12). Nobody is heard meanwhile, and nothing said.
 * @returns false where the other PC has not sent it yet, or the hub can't be reached
 */
export async function takeCopy(db: ClinicDatabase, hub: Hub, onProgress: OnProgress): Promise<boolean> {
  const copy = openCopy(db.glance)
  if (copy === undefined) return false
  if (isOut(db.glance, copy.sourceId)) return giveUp(db)
  const least = readCount(db.glance, 'cursor')
  const taken = await takeSnapshot(db, hub, { onProgress, least, copyOf: copy })
  if (taken.ok) return taken.data && (await end(db))
  return taken.problem.kind === 'notTrusted' && (await giveUp(db))
}
