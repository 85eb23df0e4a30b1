import { appendAudit } from './audit/appendAudit.ts'
import type { Recovered } from './appStage.ts'
import type { ClinicDatabase } from './db/clinicDatabase.ts'
import { writeAlways } from './db/writeAlways.ts'
import { noteWentBack } from './sync/goingBack/noteWentBack.ts'
import { readState } from './sync/syncState.ts'

/** Puts into the log that the clinic was opened by more than its own key, as soon as there is a log to write to. */
export async function noteRecovery(
  db: ClinicDatabase,
  verb: 'keys.openedWithRecoveryKey' | 'keys.backupRestored',
  recovered: Recovered | null,
): Promise<void> {
  const how = recovered === null ? {} : { how: recovered.how }
  const backupMadeAt = recovered?.backupMadeAt ?? null
  const when = backupMadeAt === null ? {} : { backupMadeAt: new Date(backupMadeAt).toISOString() }
  await writeAlways(db, null, (tx) => {
    // Without a hub there is nobody who knows more than the backup.
    if (verb === 'keys.backupRestored' && readState(tx, 'address') !== undefined) noteWentBack(tx)
    appendAudit(tx, { verb, outcome: 'done', after: { ...how, ...when } })
  })
}
