import { BACKUP_PATIENCE_MS, isBackupDue } from '#shared/domain/backups.ts'
import type { ClinicDatabase } from '../../db/clinicDatabase.ts'
import { writeAlways } from '../../db/writeAlways.ts'
import { raiseAlert } from '../alerts/index.ts'
import {
  type BackupFacts,
  getAuditSeq,
  isSampleClinic,
  keepBackupFact,
  readBackupFacts,
} from './backupsRepository.ts'
import { backupDeskOf } from './backupDesk.ts'
import { type Bare, makeBackup } from './makeBackup.ts'

const LOOK_MS = 30_000

/** Tells the owners where there has been no backup for days although there should be; once per such time. */
async function alertWhereMissing(bare: Bare, db: ClinicDatabase): Promise<void> {
  const facts = await readBackupFacts(db.read)
  const now = bare.ports.clock.now()
  const since = facts['backup.lastMadeAt'] ?? facts['backup.since']
  if (since === undefined) {
    await writeAlways(db, null, (tx) => keepBackupFact(tx, 'backup.since', now))
    return
  }
  const isMissing = facts['backup.failed'] !== undefined && now - since >= BACKUP_PATIENCE_MS
  if (!isMissing || facts['backup.alertedAt'] !== undefined) return
  await writeAlways(db, null, (tx) => {
    raiseAlert(tx, 'backupMissing', null, { days: Math.floor((now - since) / 86_400_000) })
    keepBackupFact(tx, 'backup.alertedAt', now)
  })
}

async function hasNews(db: ClinicDatabase, facts: BackupFacts): Promise<boolean> {
  return (await getAuditSeq(db.read, db.device.id)) > (facts['backup.lastSeq'] ?? -1)
}

/** Makes the backup that is due, where anything was stored since the last one; a failed one is tried again. */
export async function lookAfterBackups(bare: Bare, db: ClinicDatabase): Promise<void> {
  if (await isSampleClinic(db.read)) return
  const facts = await readBackupFacts(db.read)
  const schedule = facts['backup.schedule'] ?? 'hourly'
  const last = facts['backup.lastMadeAt'] ?? null
  const isDue = isBackupDue(schedule, last, bare.ports.clock.now())
  if (isDue && (await hasNews(db, facts))) await makeBackup(bare, db, null)
  if (schedule !== 'off') await alertWhereMissing(bare, db)
}

/** Looks after the backups of this PC while a clinic is open. @returns what ends it */
export function keepBackups(bare: Bare): () => void {
  let isBusy = false
  const timer = setInterval(() => {
    const now = bare.stage.now()
    if (isBusy || now.stage !== 'open') return
    isBusy = true
    lookAfterBackups(bare, now.db)
      .catch(() => bare.ports.log({ level: 'warn', code: 'backups.unkept' }))
      .finally(() => {
        isBusy = false
      })
  }, LOOK_MS)
  timer.unref()
  return () => {
    clearInterval(timer)
    backupDeskOf(bare).running?.cancelling.abort()
  }
}
