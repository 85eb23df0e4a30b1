import { NO_SET } from '#shared/protocol/messages.ts'
import { returnForkedEntries } from '../../audit/forkedEntries.ts'
import type { ClinicDatabase } from '../../db/clinicDatabase.ts'
import { writeAlways } from '../../db/writeAlways.ts'
import { readCount, writeState } from '../syncState.ts'
import { forgetWentBack, hasWentBack } from './noteWentBack.ts'
import type { TellOwners } from './tellOwners.ts'

/**
 * After a jump back in time, once everything that the clinic knows is here again: this PC takes a new device epoch and
 * says what it has to say as from the beginning (security.md B10). Owners are told.
 * @returns whether it did
 */
export async function beginAnew(db: ClinicDatabase, tellOwners: TellOwners): Promise<boolean> {
  if (!hasWentBack(db.glance)) return false
  return await writeAlways(db, null, (tx) => {
    returnForkedEntries(tx)
    writeState(tx, 'deviceEpoch', readCount(tx, 'deviceEpoch') + 1)
    writeState(tx, 'lastN', 0)
    writeState(tx, 'lastHash', NO_SET)
    forgetWentBack(tx)
    tellOwners(tx, 'pcWentBack', {})
    return true
  })
}
