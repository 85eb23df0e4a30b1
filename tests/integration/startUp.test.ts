import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { createApp } from '#backend/app.ts'
import { dataOf, OWNER_PASSWORD, startClinic, startTestApp, type TestApp } from '#tests/support/testApp.ts'

let test: TestApp
afterEach(() => test.stop())

const clinic = (name: string): Parameters<TestApp['ask']>[1] & object => ({
  name,
  timezone: 'America/Toronto',
  plan: 'teams' as const,
  owner: {
    firstName: 'Olive',
    lastName: 'Owens',
    email: 'olive@maple.example',
    password: OWNER_PASSWORD,
    treatsClients: false,
  },
  keepKeyInFile: true,
})
const stage = async (): Promise<string> => dataOf(await test.ask('start.get', {})).stage

describe('setting up', () => {
  it('makes one clinic out of many set-ups at once, and it opens by the sheet that was handed out', async () => {
    test = await startTestApp()
    const answers = await Promise.all(
      ['One', 'Two', 'Three', 'Four'].map((name, index) =>
        test.raw('setup.createClinic', clinic(name), `seat${index}`),
      ),
    )
    const made = answers.filter((answer) => answer.ok)
    expect(made).toHaveLength(1)
    for (const answer of answers) {
      if (!answer.ok) expect(['DATA_ALREADY_HERE', 'WRONG_STAGE']).toContain(answer.error.code)
    }
    test = await test.restart()
    expect(await stage()).toBe('open')
    dataOf(await test.ask('identity.signIn', { email: 'olive@maple.example', password: OWNER_PASSWORD }))
  })

  it('goes on with a first run after a set-up that failed half way', async () => {
    let fails = true
    const clock = { now: () => Date.UTC(2026, 9, 5), monotonic: () => 0 }
    test = await startTestApp({
      ports: {
        clock: {
          ...clock,
          now: () => {
            // The clock is read in the middle of filling: as good a place as any to break off.
            if (fails && existsSync(join(test?.folder ?? '', 'anteroom.db.new'))) throw new Error('cut off')
            return clock.now()
          },
        },
      },
    })
    expect(await test.raw('setup.createClinic', clinic('One'))).toMatchObject({
      ok: false,
      error: { code: 'INTERNAL' },
    })
    expect(existsSync(join(test.folder, 'anteroom.db'))).toBe(false)
    fails = false
    expect(await stage()).toBe('firstRun')
    expect(await test.raw('setup.createClinic', clinic('Two'))).toMatchObject({ ok: true })
    test = await test.restart()
    expect(dataOf(await test.ask('start.get', {})).clinicName).toBe('Two')
  })

  it('does not open a folder twice, not even with the recovery key', async () => {
    test = await startTestApp()
    const { recoveryKey } = dataOf(await test.ask('setup.createClinic', clinic('One') as never))
    const second = await createApp(test.ports)
    expect(await second.dispatch('desk', 'start.get', {})).toMatchObject({
      data: { stage: 'recovery', reason: 'anotherInstance' },
    })
    expect(await second.dispatch('desk', 'start.openWithRecoveryKey', { recoveryKey })).toMatchObject({
      error: { code: 'RECOVERY_KEY_WRONG' },
    })
    await second.stop()
    expect(await stage()).toBe('open')
  })
})

describe('the recovery sheet', () => {
  it('opens a clinic whose key file is gone, and the next start needs it no more', async () => {
    test = await startClinic()
    const { recoveryKey } = dataOf(await test.ask('recovery.renew', {}))
    const { rmSync } = await import('node:fs')
    await test.app.stop()
    rmSync(join(test.folder, 'secrets'), { recursive: true })
    test = await startTestApp({ folder: test.folder, clock: test.clock })
    expect(dataOf(await test.ask('start.get', {}))).toMatchObject({
      stage: 'recovery',
      reason: 'keyMissing',
      canUseRecoveryKey: true,
    })
    const wrong = `${recoveryKey.slice(0, -1)}${recoveryKey.endsWith('0') ? '1' : '0'}`
    expect(await test.ask('start.openWithRecoveryKey', { recoveryKey: wrong })).toMatchObject({
      error: { code: 'RECOVERY_KEY_WRONG', data: { reason: 'malformed' } },
    })
    const tries = await Promise.all(
      [1, 2, 3].map(() => test.ask('start.openWithRecoveryKey', { recoveryKey })),
    )
    expect(tries.every((answer) => answer.ok || answer.error.code === 'WRONG_STAGE')).toBe(true)
    expect(await stage()).toBe('open')
    test = await test.restart()
    expect(await stage()).toBe('open')
  })

  it('is confirmed by two of its groups, and by no others', async () => {
    test = await startTestApp()
    const { recoveryKey } = dataOf(await test.ask('setup.createClinic', clinic('One') as never))
    const asked = dataOf(await test.ask('recovery.get', {}))
    expect(asked).toMatchObject({ isConfirmed: false, isShowable: true })
    const groups = recoveryKey.split('-')
    expect(await test.ask('recovery.confirm', { groups: ['AAAA', 'BBBB'] })).toMatchObject({
      error: { code: 'RECOVERY_GROUPS_WRONG' },
    })
    dataOf(
      await test.ask('recovery.confirm', {
        groups: asked.groups.map((index) => (groups[index] ?? '').toLowerCase()),
      }),
    )
    expect(dataOf(await test.ask('recovery.get', {}))).toMatchObject({ isConfirmed: true, isShowable: false })
  })
})
