import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkBundle } from '#backend/db/bundle/checkBundle.ts'
import { BUNDLE_STEPS, makeBundle } from '#backend/db/bundle/makeBundle.ts'
import { readManifest } from '#backend/db/bundle/manifest.ts'
import { must } from '#shared/lib/must.ts'
import { addStaff } from '#tests/support/addStaff.ts'
import { openClinicFile } from '#tests/support/openClinicFile.ts'
import { readLog } from '#tests/support/readLog.ts'
import { openTestDatabase } from '#tests/support/testDatabase.ts'
import {
  dataOf,
  OWNER_EMAIL,
  OWNER_PASSWORD,
  startClinic,
  startTestApp,
  type TestApp,
} from '#tests/support/testApp.ts'

/** Tables in which a restored PC differs by what the restore itself notes. */
const BY_RESTORE = new Set(['setting', 'audit_entry', 'sign_in_attempt', 'signed_in_here'])

async function dump(test: TestApp): Promise<Record<string, unknown[]>> {
  const database = await openClinicFile(test)
  const names: unknown[] = database
    .prepare(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name",
    )
    .pluck()
    .all()
  const tables = names
    .map(String)
    .filter((name) => !BY_RESTORE.has(name) && !/^(?:sqlite_|user_search)/.test(name))
  const all = Object.fromEntries(
    tables.map((name) => [name, database.prepare(`SELECT * FROM "${name}" ORDER BY 1, 2`).all()]),
  )
  database.close()
  return all
}

async function auditHashes(test: TestApp): Promise<unknown[]> {
  const database = await openClinicFile(test)
  const hashes: unknown[] = database.prepare('SELECT hash FROM audit_entry ORDER BY seq').pluck().all()
  database.close()
  return hashes
}

const folderOf = async (test: TestApp): Promise<string> => dataOf(await test.ask('backups.get', {})).folder

describe('Backups (product 47)', () => {
  let test: TestApp
  let recoveryKey: string
  let stick: string
  beforeAll(async () => {
    test = await startClinic()
    recoveryKey = dataOf(await test.ask('recovery.renew', {})).recoveryKey
    stick = mkdtempSync(join(tmpdir(), 'anteroom-stick-'))
    await addStaff(test, 'Nadine', 'Holm')
  }, 30_000)
  afterAll(async () => {
    await test.stop()
    rmSync(stick, { recursive: true, force: true })
  })

  it('are made on demand, opened and checked, with no way in but the recovery slot', async () => {
    expect(dataOf(await test.ask('backups.get', {}))).toMatchObject({
      lastMadeAt: null,
      running: null,
      failed: null,
    })
    const { backupId } = dataOf(await test.ask('backups.make', {}))
    const { backups } = dataOf(await test.ask('backups.list', {}))
    expect(backups).toMatchObject([{ backupId, madeAt: test.clock.now, problem: null }])
    expect(dataOf(await test.ask('backups.get', {})).lastMadeAt).toBe(test.clock.now)
    const folder = join(await folderOf(test), backupId)
    const keys = readFileSync(join(folder, 'keys.json'), 'utf8')
    expect(Object.keys((JSON.parse(keys) as { body: object }).body).toSorted()).toEqual(
      ['deviceId', 'policy', 'profileId', 'recovery', 'version'].toSorted(),
    )
    const manifest = must(readManifest(readFileSync(join(folder, 'manifest.json'), 'utf8')), 'a manifest')
    expect(manifest).toMatchObject({ number: 1, deviceNumber: 1, rows: { user: 2, clinic: 1 } })
    expect(readFileSync(join(folder, 'clinic.db')).includes('Nadine')).toBe(false)
    expect(await readLog(test, 'backup.made')).toHaveLength(1)
    expect(dataOf(await test.ask('backups.check', { backupId }))).toEqual({ problem: null })
  })

  it('take away what this PC was killed at, and nothing of another PC', async () => {
    const folder = await folderOf(test)
    const begun = (name: string): string => {
      const half = join(folder, name)
      mkdirSync(half, { recursive: true })
      writeFileSync(join(half, 'clinic.db'), 'half of a copy')
      return half
    }
    const own = begun('anteroom-2026-10-04T13-30-00-pc1-7.part')
    const others = begun('anteroom-2026-10-04T13-30-00-pc11-7.part')
    dataOf(await test.ask('backups.make', {}))
    expect([existsSync(own), existsSync(others)]).toEqual([false, true])
    rmSync(others, { recursive: true })
  })

  it('restore a new PC with nothing but the backup and the recovery key, exactly (B6, K4)', async () => {
    const { backupId } = dataOf(await test.ask('backups.make', {}))
    cpSync(join(await folderOf(test), backupId), join(stick, backupId), { recursive: true })
    const before = await dump(test)
    const log = await auditHashes(test)
    // What is stored after the backup is not in it.
    await addStaff(test, 'Later', 'Lind', 'later')
    const other = await startTestApp()
    try {
      const found = dataOf(await other.ask('backups.find', { typed: stick })).backups
      expect(found.map((one) => one.backupId)).toEqual([backupId])
      const wrong = await other.ask('backups.restore', {
        backupId,
        recoveryKey: recoveryKey.replace(/^..../, 'AAAA'),
        keepKeyInFile: true,
      })
      expect(wrong).toMatchObject({ error: { code: 'RECOVERY_KEY_WRONG' } })
      expect(existsSync(join(other.folder, 'anteroom.db'))).toBe(false)
      const state = dataOf(await other.ask('backups.restore', { backupId, recoveryKey, keepKeyInFile: true }))
      expect(state).toMatchObject({
        stage: 'open',
        clinicName: 'Maple Therapy',
        recovered: { how: 'databaseRestored', backupMadeAt: test.clock.now },
      })
      expect(await dump(other)).toEqual(before)
      // The log goes on where the backup ended, in one chain.
      const restoredLog = await auditHashes(other)
      expect(log.slice(0, restoredLog.length - 1)).toEqual(restoredLog.slice(0, log.length).slice(0, -1))
      expect(await readLog(other, 'keys.backupRestored')).toHaveLength(1)
      dataOf(await other.ask('identity.signIn', { email: OWNER_EMAIL, password: OWNER_PASSWORD }))
      const again = await other.restart()
      expect(dataOf(await again.ask('start.get', {}))).toMatchObject({ stage: 'open', recovered: null })
      await again.app.stop()
    } finally {
      await other.stop()
    }
  }, 30_000)

  it('are found damaged by looking at all of them: nothing is restored from one, and nothing is changed', async () => {
    const { backupId } = dataOf(await test.ask('backups.make', {}))
    const folder = join(await folderOf(test), backupId)
    const bytes = readFileSync(join(folder, 'clinic.db'))
    truncateSync(join(folder, 'clinic.db'), bytes.length - 4096)
    expect(dataOf(await test.ask('backups.check', { backupId }))).toEqual({ problem: 'changed' })
    const { backups } = dataOf(await test.ask('backups.list', {}))
    expect(backups.find((one) => one.backupId === backupId)).toMatchObject({ problem: 'changed' })
    const other = await startTestApp()
    dataOf(await other.ask('backups.find', { typed: folder }))
    expect(
      await other.ask('backups.restore', { backupId: 'anteroom', recoveryKey, keepKeyInFile: true }),
    ).toMatchObject({ error: { code: 'BACKUP_UNSOUND', data: { problem: 'changed' } } })
    expect(dataOf(await other.ask('start.get', {})).stage).toBe('firstRun')
    await other.stop()
  })

  it('go where the owner chose, tell why where that does not work, and keep the older ones (B5)', async () => {
    const before = readdirSync(await folderOf(test))
    dataOf(await test.ask('backups.chooseFolder', { to: 'another', typed: stick }))
    const folder = await folderOf(test)
    dataOf(await test.ask('backups.make', {}))
    expect(readdirSync(folder)).toHaveLength(1)
    rmSync(folder, { recursive: true })
    writeFileSync(folder, 'no folder any more')
    expect(await test.ask('backups.make', {})).toMatchObject({ error: { code: 'BACKUP_FAILED' } })
    expect(dataOf(await test.ask('backups.get', {})).failed).not.toBeNull()
    dataOf(await test.ask('backups.chooseFolder', { to: 'dataFolder', typed: null }))
    expect(readdirSync(await folderOf(test))).toEqual(before)
    dataOf(await test.ask('backups.make', {}))
    expect(dataOf(await test.ask('backups.get', {})).failed).toBeNull()
  })

  it('refuses a path that is none, and a schedule that is none', async () => {
    expect(await test.ask('backups.chooseFolder', { to: 'another', typed: '../up' })).toMatchObject({
      error: { code: 'CANCELLED' },
    })
    dataOf(await test.ask('backups.setSchedule', { schedule: 'daily' }))
    expect(dataOf(await test.ask('backups.get', {})).schedule).toBe('daily')
    expect(await test.raw('backups.setSchedule', { schedule: 'sometimes' })).toMatchObject({
      error: { code: 'BAD_INPUT' },
    })
  })
})

describe('a bundle that is cut off (B5)', () => {
  it('leaves the good copies, and no half one, at every step; each flipped file is found', async () => {
    const { db, file, key, folder, close } = openTestDatabase()
    const order = (name: string) => ({
      database: file,
      folder: join(folder, 'backups', name),
      keysText: '{}\n',
      number: 1,
      madeAt: 1,
      appVersion: '0',
      device: { id: String(db.device.id), number: 1 },
      leastAuditSeq: 0,
    })
    const go = { onStep: () => undefined, isCancelled: () => false }
    await makeBundle(order('anteroom-good'), key, go)
    for (const cutAt of BUNDLE_STEPS) {
      let step = ''
      const watch = {
        onStep: (name: string) => {
          step = name
        },
        isCancelled: () => step === cutAt,
      }
      await expect(makeBundle(order('anteroom-cut'), key, watch)).rejects.toMatchObject({ code: 'CANCELLED' })
      expect(readdirSync(join(folder, 'backups'))).toEqual(['anteroom-good'])
      expect(await checkBundle(order('anteroom-good').folder, key)).toMatchObject({ isSound: true })
    }
    // Entries that were stored before must be in the copy.
    const late = { ...order('anteroom-late'), leastAuditSeq: 99 }
    await expect(makeBundle(late, key, go)).rejects.toMatchObject({ code: 'UNSOUND_COPY' })
    for (const name of ['clinic.db', 'keys.json', 'manifest.json']) {
      const path = join(order('anteroom-good').folder, name)
      const bytes = readFileSync(path)
      const flipped = Buffer.from(bytes)
      const at = Math.floor(bytes.length / 2)
      flipped[at] = (flipped[at] ?? 0) ^ 1
      writeFileSync(path, flipped)
      expect((await checkBundle(order('anteroom-good').folder, key)).isSound, name).toBe(false)
      writeFileSync(path, bytes)
    }
    expect((await checkBundle(order('anteroom-good').folder, Buffer.alloc(32, 7))).isSound).toBe(false)
    expect(await checkBundle(order('anteroom-good').folder, key)).toMatchObject({ isSound: true })
    await close()
  })
})
