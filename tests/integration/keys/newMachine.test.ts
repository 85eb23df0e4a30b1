import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { dataOf, OWNER_EMAIL, OWNER_PASSWORD, startClinic, startTestApp } from '#tests/support/testApp.ts'

const MACHINES = process.env['ANTEROOM_LONG'] === '1' ? 200 : 4

/** What a new PC has of the old one: the data folder, and nothing of its key. */
function copyWithoutKey(from: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'anteroom-machine-'))
  cpSync(from, folder, { recursive: true })
  rmSync(join(folder, 'secrets'), { recursive: true })
  return folder
}

describe('the recovery key on a new machine (K4)', () => {
  it('opens the database, and the next start needs it no more', { timeout: MACHINES * 15_000 }, async () => {
    const old = await startClinic()
    let opened = 0
    for (let machine = 0; machine < MACHINES; machine += 1) {
      const before = machine === 0 ? old : await startTestApp({ folder: old.folder, clock: old.clock })
      if (machine > 0)
        dataOf(await before.ask('identity.signIn', { email: OWNER_EMAIL, password: OWNER_PASSWORD }))
      // Each machine has a sheet of its own: the one before opens nothing any more.
      const { recoveryKey } = dataOf(await before.ask('recovery.renew', {}))
      await before.app.stop()
      const fresh = await startTestApp({ folder: copyWithoutKey(old.folder), clock: old.clock })
      expect(dataOf(await fresh.ask('start.get', {}))).toMatchObject({
        stage: 'recovery',
        reason: 'keyMissing',
      })
      dataOf(await fresh.ask('start.openWithRecoveryKey', { recoveryKey }))
      const again = await fresh.restart()
      expect(dataOf(await again.ask('start.get', {})).stage).toBe('open')
      if ((await again.ask('identity.signIn', { email: OWNER_EMAIL, password: OWNER_PASSWORD })).ok)
        opened += 1
      await again.stop()
    }
    rmSync(old.folder, { recursive: true, force: true })
    console.log(`K4 ${opened}/${MACHINES} new machines opened by the recovery key`)
    expect(opened).toBe(MACHINES)
  })
})
