import { join } from 'node:path'
import type { Answer } from '#shared/contract/index.ts'
import type { BackupFailure } from '#shared/domain/backups.ts'
import type { UserId } from '#shared/domain/ids.ts'
import { fail, ok } from '#shared/errors/index.ts'
import { appendAudit } from '../../audit/appendAudit.ts'
import type { BareCall } from '../../call.ts'
import { type BundleError } from '../../db/bundle/bundleThread.ts'
import { bundleName, dropBundle, listBundles } from '../../db/bundle/listBundles.ts'
import { chooseDropped } from '../../db/bundle/retention.ts'
import type { ClinicDatabase } from '../../db/clinicDatabase.ts'
import { codeOf, problemOf } from '../../db/openProblem.ts'
import { writeAlways } from '../../db/writeAlways.ts'
import { backupDeskOf } from './backupDesk.ts'
import { type BackupFacts, getAuditSeq, keepBackupFact, readBackupFacts } from './backupsRepository.ts'

export type Bare = Omit<BareCall, 'seat'>
type Made = Answer<'backups.make'>

/** What an error of making means to a person. */
function failureOf(error: unknown): BackupFailure {
  if (codeOf(error) === 'UNSOUND_COPY') return 'unsound'
  const problem = problemOf(error)
  return problem === undefined || problem === 'busy' ? 'unknown' : problem
}

/** Where the backups of this PC go. */
export function folderOf({ stage }: Pick<Bare, 'stage'>, facts: BackupFacts): string {
  return facts['backup.folder'] ?? stage.backups.defaultFolder
}

/** Takes away what no hour, day or month needs any more: only of this PC, and only after the new one was checked. */
function dropOld(folder: string, deviceId: string, facts: BackupFacts): void {
  const own = listBundles(folder).filter(({ manifest }) => manifest.deviceId === deviceId)
  const checks = facts['backup.checks'] ?? {}
  const dropped = chooseDropped(
    own.map(({ name, manifest }) => ({
      name,
      number: manifest.number,
      madeAt: manifest.madeAt,
      isSound: (checks[name]?.problem ?? null) === null,
    })),
  )
  for (const bundle of own) if (dropped.includes(bundle.name)) dropBundle(bundle)
}

async function noteMade(db: ClinicDatabase, actorId: UserId | null, madeAt: number): Promise<void> {
  await writeAlways(db, actorId, (tx) => {
    const verb = actorId === null ? 'backup.madeBySchedule' : 'backup.made'
    const seq = appendAudit(tx, { verb, outcome: 'done' })
    keepBackupFact(tx, 'backup.lastMadeAt', madeAt)
    keepBackupFact(tx, 'backup.lastSeq', seq)
    keepBackupFact(tx, 'backup.failed', undefined)
    keepBackupFact(tx, 'backup.alertedAt', undefined)
  })
}

async function noteFailed(
  db: ClinicDatabase,
  actorId: UserId | null,
  at: number,
  why: BackupFailure,
): Promise<void> {
  await writeAlways(db, actorId, (tx) => {
    keepBackupFact(tx, 'backup.failed', { at, why })
    appendAudit(tx, { verb: 'backup.failed', outcome: 'done', after: { why } })
  })
}

/**
 * Makes a backup beside the running desk, notes it, and lets go of old ones; one at a time. Whatever fails leaves the
 * older ones as they are, and is kept to be shown.
 */
export async function makeBackup(bare: Bare, db: ClinicDatabase, actorId: UserId | null): Promise<Made> {
  const desk = backupDeskOf(bare)
  if (desk.running !== undefined) return fail('BACKUP_RUNNING', {})
  const running = { step: 'copying' as const, cancelling: new AbortController() }
  desk.running = running
  const tell = (): void => bare.emit({ name: 'backups.changed' })
  tell()
  const madeAt = bare.ports.clock.now()
  try {
    const facts = await readBackupFacts(db.read)
    const folder = folderOf(bare, facts)
    const own = listBundles(folder).filter(({ manifest }) => manifest.deviceId === db.device.id)
    const number = Math.max(0, ...own.map(({ manifest }) => manifest.number)) + 1
    const name = bundleName(madeAt, db.device.number, number)
    const leastAuditSeq = await getAuditSeq(db.read, db.device.id)
    const { appVersion } = bare.ports
    await bare.stage.backups.make(
      { folder: join(folder, name), number, madeAt, appVersion, leastAuditSeq },
      {
        signal: running.cancelling.signal,
        onStep: (step) => {
          desk.running = { ...running, step }
          tell()
        },
      },
    )
    await noteMade(db, actorId, madeAt)
    dropOld(folder, db.device.id, facts)
    return ok({ backupId: name })
  } catch (error) {
    if (codeOf(error) === ('CANCELLED' satisfies BundleError['code'])) return fail('CANCELLED', {})
    const why = failureOf(error)
    bare.ports.log({ level: 'warn', code: 'backup.failed', detail: { why, sqlite: codeOf(error) } })
    if (why === 'damaged') void bare.stage.suspectDamage().catch(() => undefined)
    // Where the backups share the disk of the data, there may be no room for the note either.
    await noteFailed(db, actorId, madeAt, why).catch((unnoted: unknown) =>
      bare.ports.log({ level: 'warn', code: 'backup.unnoted', detail: { sqlite: codeOf(unnoted) } }),
    )
    return fail('BACKUP_FAILED', { why })
  } finally {
    desk.running = undefined
    tell()
  }
}
