import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addStaff } from '#tests/support/addStaff.ts'
import { readLog } from '#tests/support/readLog.ts'
import { dataOf, OWNER_EMAIL, OWNER_PASSWORD, startClinic, type TestApp } from '#tests/support/testApp.ts'

const isLong = process.env['ANTEROOM_LONG'] === '1'

/** Puts a small file system at a folder: for root alone, so the everyday suite does without. */
function mountSmallDisk(): string {
  const disk = mkdtempSync(join(tmpdir(), 'anteroom-disk-'))
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'none', disk])
  return disk
}

function unmount(disk: string): void {
  execFileSync('umount', [disk])
  rmSync(disk, { recursive: true })
}

const fillerOf = (disk: string): string => join(disk, 'filler')
function fill(disk: string): void {
  const { bavail, bsize } = statfsSync(disk)
  writeFileSync(fillerOf(disk), Buffer.alloc(bavail * bsize))
}

describe.runIf(isLong)('a disk that is full', () => {
  let disk: string
  beforeEach(() => {
    disk = mountSmallDisk()
  })
  afterEach(() => unmount(disk))

  const count = async (test: TestApp): Promise<number> => dataOf(await test.ask('users.count', {})).active

  it('under the data: every act says so and stores nothing, and all goes on once there is room', async () => {
    const test = await startClinic('teams', { folder: join(disk, 'data') })
    const before = await count(test)
    fill(disk)
    await expect(addStaff(test, 'Nadine', 'Holm')).rejects.toThrow('DISK_FULL')
    expect(await test.ask('backups.make', {})).toMatchObject({
      error: { code: 'BACKUP_FAILED', data: { why: 'diskFull' } },
    })
    expect(await count(test)).toBe(before)
    const again = await test.restart()
    const signIn = (): ReturnType<typeof again.ask<'identity.signIn'>> =>
      again.ask('identity.signIn', { email: OWNER_EMAIL, password: OWNER_PASSWORD })
    expect(await signIn()).toMatchObject({ error: { code: 'DISK_FULL' } })
    rmSync(fillerOf(disk))
    dataOf(await signIn())
    await addStaff(again, 'Nadine', 'Holm')
    expect(await count(again)).toBe(before + 1)
    dataOf(await again.ask('backups.make', {}))
    await again.stop()
  })

  it('under the backups alone: the older ones stay, the failure is in the log, and nothing half made is left (B5)', async () => {
    const test = await startClinic()
    dataOf(await test.ask('backups.chooseFolder', { to: 'another', typed: disk }))
    const { folder } = dataOf(await test.ask('backups.get', {}))
    const { backupId } = dataOf(await test.ask('backups.make', {}))
    fill(disk)
    expect(await test.ask('backups.make', {})).toMatchObject({
      error: { code: 'BACKUP_FAILED', data: { why: 'diskFull' } },
    })
    expect(readdirSync(folder)).toEqual([backupId])
    expect(await readLog(test, 'backup.failed')).toHaveLength(1)
    rmSync(fillerOf(disk))
    dataOf(await test.ask('backups.make', {}))
    expect(dataOf(await test.ask('backups.get', {})).failed).toBeNull()
    await test.stop()
  })
})
