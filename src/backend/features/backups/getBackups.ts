import { join } from 'node:path'
import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { fail, ok } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import { listBundles } from '../../db/bundle/listBundles.ts'
import { writeAlways } from '../../db/writeAlways.ts'
import { backupDeskOf } from './backupDesk.ts'
import { keepBackupFact, readBackupFacts } from './backupsRepository.ts'
import { folderOf } from './makeBackup.ts'

const SHOWN = 200

/** Where the backups of this PC stand. */
export async function getBackups(call: ActorCall): Promise<Answer<'backups.get'>> {
  const facts = await readBackupFacts(call.db.read)
  return ok({
    schedule: facts['backup.schedule'] ?? 'hourly',
    folder: folderOf(call, facts),
    isDefaultFolder: facts['backup.folder'] === undefined,
    canPickFolder: call.ports.pickFolder !== undefined,
    lastMadeAt: facts['backup.lastMadeAt'] ?? null,
    running: backupDeskOf(call).running?.step ?? null,
    failed: facts['backup.failed'] ?? null,
  })
}

/** The backups of this PC's clinic in its folder, the newest first. */
export async function listBackups(call: ActorCall): Promise<Answer<'backups.list'>> {
  const facts = await readBackupFacts(call.db.read)
  const checks = facts['backup.checks'] ?? {}
  const backups = listBundles(folderOf(call, facts))
    .slice(0, SHOWN)
    .map(({ name, manifest }) => ({
      backupId: name,
      madeAt: manifest.madeAt,
      bytes: manifest.database.bytes,
      appVersion: manifest.appVersion,
      checkedAt: checks[name]?.at ?? manifest.madeAt,
      problem: checks[name]?.problem ?? null,
    }))
  return ok({ backups })
}

/** "Check this backup": opens it and looks at all of it; what was found is kept beside its name. */
export async function checkBackup(
  call: ActorCall,
  { backupId }: ParsedInputOf<'backups.check'>,
): Promise<Answer<'backups.check'>> {
  const facts = await readBackupFacts(call.db.read)
  const folder = folderOf(call, facts)
  const bundle = listBundles(folder).find(({ name }) => name === backupId)
  if (bundle === undefined) return fail('NOT_FOUND', {})
  const checked = await call.stage.backups.check(join(folder, bundle.name))
  const problem = checked.isSound ? null : checked.problem
  await writeAlways(call.db, call.actor.userId, async (tx) => {
    const checks = (await readBackupFacts(tx.query))['backup.checks'] ?? {}
    keepBackupFact(tx, 'backup.checks', { ...checks, [backupId]: { at: tx.now, problem } })
  })
  call.emit({ name: 'backups.changed' })
  return ok({ problem })
}
