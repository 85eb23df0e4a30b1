import type { WriteTx } from '#backend/db/clinicDatabase.ts'
import { openClinic } from '#backend/db/openClinic.ts'
import { writeAlways } from '#backend/db/writeAlways.ts'
import { refreshLists } from '#backend/refreshLists.ts'
import { findKey } from './readLog.ts'
import type { TestApp } from './testApp.ts'

/**
 * One transaction in a running test's clinic, through the write door and a connection of its own: for what no route
 * does yet. The clock moves on, so that no stamp is given twice.
 */
export async function writeOn<T>(test: TestApp, work: (tx: WriteTx) => T): Promise<T> {
  test.clock.advance(1000)
  const db = openClinic({
    file: `${test.folder}/anteroom.db`,
    key: await findKey(test),
    create: false,
    backupFolder: `${test.folder}/backups`,
    clock: test.ports.clock,
    beforeCommit: refreshLists,
    afterCommit: () => {},
  })
  const done = await writeAlways(db, null, work)
  await db.close()
  test.clock.advance(1000)
  return done
}
