import type { RouteName } from '#shared/contract/index.ts'
import { ok } from '#shared/errors/index.ts'
import { appendAudit } from '../../audit/appendAudit.ts'
import type { HandlersOf } from '../../call.ts'
import { writeAlways } from '../../db/writeAlways.ts'
import { backupDeskOf } from './backupDesk.ts'
import { keepBackupFact } from './backupsRepository.ts'
import { chooseFolder } from './chooseFolder.ts'
import { checkBackup, getBackups, listBackups } from './getBackups.ts'
import { makeBackup } from './makeBackup.ts'
import { findBackups, restoreBackup } from './restoreBackup.ts'

export const backupsHandlers: HandlersOf<Extract<RouteName, `backups.${string}`>> = {
  'backups.get': getBackups,
  'backups.list': listBackups,
  'backups.make': (call) => makeBackup(call, call.db, call.actor.userId),
  'backups.cancel': (call) => {
    backupDeskOf(call).running?.cancelling.abort()
    return Promise.resolve(ok({}))
  },
  'backups.check': checkBackup,
  'backups.setSchedule': async (call, { schedule }) => {
    await writeAlways(call.db, call.actor.userId, (tx) => {
      keepBackupFact(tx, 'backup.schedule', schedule)
      appendAudit(tx, { verb: 'backup.scheduleChanged', outcome: 'done', after: { schedule } })
    })
    call.emit({ name: 'backups.changed' })
    return ok({})
  },
  'backups.chooseFolder': chooseFolder,
  'backups.find': findBackups,
  'backups.restore': restoreBackup,
}
