import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { InputOf } from '#shared/contract/index.ts'
import type { UserId } from '#shared/domain/ids.ts'
import { must } from '#shared/lib/must.ts'
import { readLog } from '#tests/support/readLog.ts'
import { dataOf, OWNER_EMAIL, OWNER_PASSWORD, startClinic, type TestApp } from '#tests/support/testApp.ts'

let test: TestApp
afterEach(() => test.stop())

const OWNER = { email: OWNER_EMAIL, password: OWNER_PASSWORD }
const ADMIN = { email: 'ada@maple.example', password: 'sunny river bend 7' }
const OWN = 'the heron stands still'

const SEARCH: InputOf<'users.list'> = {
  tab: 'active',
  search: 'ada',
  filters: { kinds: [], roles: [], disciplineIds: [], signInStates: [] },
  sort: { column: 'name', descending: false },
  from: { index: 0 },
  limit: 50,
}

const stage = async (): Promise<string> => dataOf(await test.ask('start.get', {})).stage
const slots = (): string => readFileSync(join(test.folder, 'keys.json'), 'utf8')
const policy = async (): Promise<string> => dataOf(await test.ask('keyPolicy.get', {})).policy
const opening = async (): Promise<string[]> =>
  dataOf(await test.ask('keyPolicy.get', {}))
    .people.filter(({ opens }) => opens)
    .map(({ name }) => name)

async function addAdmin(): Promise<UserId> {
  const { userId } = dataOf(
    await test.ask('users.add', {
      as: 'staff',
      firstName: 'Ada',
      lastName: 'Adams',
      title: '',
      email: ADMIN.email,
      roles: ['officeAdmin'],
      disciplineId: null,
      compensationTierId: null,
    }),
  )
  return userId
}

async function requirePasswords(): Promise<void> {
  dataOf(await test.ask('keyPolicy.requirePasswords', { password: OWNER_PASSWORD }))
}

describe('a staff password as part of the key (key policy B)', () => {
  it('is an owner’s choice: asked for with the password, told in the log, and taken back', async () => {
    test = await startClinic()
    expect(await policy()).toBe('unattended')
    expect(await test.ask('keyPolicy.requirePasswords', { password: 'not this one' })).toMatchObject({
      error: { code: 'WRONG_CREDENTIALS' },
    })
    expect(await policy()).toBe('unattended')
    await requirePasswords()
    expect(await policy()).toBe('password')
    expect(await opening()).toEqual(['Olive Owens'])
    test.clock.advance(6 * 60_000)
    expect(await test.ask('keyPolicy.openUnattended', {})).toMatchObject({ error: { code: 'REAUTH_NEEDED' } })
    dataOf(await test.ask('identity.confirm', { password: OWNER_PASSWORD, code: null }))
    dataOf(await test.ask('keyPolicy.openUnattended', {}))
    expect(await policy()).toBe('unattended')
    expect(await readLog(test, 'keys.policyChanged')).toHaveLength(2)
    test = await test.restart()
    expect(await stage()).toBe('open')
  })

  it('opens after a start by a password alone, and then asks for the sign-in as usual', async () => {
    test = await startClinic()
    await requirePasswords()
    test = await test.restart()
    expect(dataOf(await test.ask('start.get', {}))).toMatchObject({
      stage: 'passwordNeeded',
      clinicName: null,
    })
    expect(await test.ask('identity.signIn', OWNER)).toMatchObject({ error: { code: 'WRONG_STAGE' } })
    const unknown = await test.ask('start.openWithPassword', { ...OWNER, email: 'nobody@maple.example' })
    const wrong = await test.ask('start.openWithPassword', { ...OWNER, password: 'not this one' })
    expect(unknown).toEqual({ ok: false, error: { code: 'WRONG_CREDENTIALS', data: {} } })
    expect(wrong).toEqual(unknown)
    const typed = { ...OWNER, email: ' Olive@MAPLE.example' }
    expect(dataOf(await test.ask('start.openWithPassword', typed)).stage).toBe('open')
    expect(dataOf(await test.ask('session.get', {})).state).toBe('none')
    expect(dataOf(await test.ask('identity.signIn', OWNER)).state).toBe('active')
  })

  it('keeps no e-mail, name or password in the files beside the data, and no slot that the PC opens alone', async () => {
    test = await startClinic()
    await requirePasswords()
    await test.ask('identity.signOut', {})
    await test.ask('start.openWithPassword', { ...OWNER, password: 'not this one' })
    const files = ['keys.json', 'keys.copy.json', 'tries.json', join('backups', 'keys.json')]
    for (const file of files) {
      const text = readFileSync(join(test.folder, file), 'utf8')
      expect(text, file).not.toMatch(/olive|owens|maple|quiet morning/i)
      expect(text, file).not.toContain('"type": "os"')
    }
  })

  it('shuts the data as soon as the last person signs out, and not before', async () => {
    test = await startClinic()
    await addAdmin()
    await requirePasswords()
    dataOf(await test.ask('identity.signIn', OWNER, 'second'))
    dataOf(await test.ask('identity.signOut', {}))
    expect(await stage()).toBe('open')
    dataOf(await test.ask('users.list', SEARCH, 'second'))
    dataOf(await test.ask('identity.signOut', {}, 'second'))
    expect(await stage()).toBe('passwordNeeded')
    dataOf(await test.ask('start.openWithPassword', OWNER))
    dataOf(await test.ask('identity.signIn', OWNER))
    // What was looked at just before is in the log all the same.
    expect(await readLog(test, 'users.list')).not.toHaveLength(0)
  })

  it('learns the passwords of others as they are set, changed or used, and forgets who leaves', async () => {
    test = await startClinic()
    const userId = await addAdmin()
    await requirePasswords()
    dataOf(await test.ask('users.setTemporaryPassword', { userId, password: ADMIN.password }))
    expect(await opening()).toEqual(['Ada Adams', 'Olive Owens'])
    dataOf(await test.ask('identity.signOut', {}))
    dataOf(await test.ask('start.openWithPassword', ADMIN))
    expect(dataOf(await test.ask('identity.signIn', ADMIN)).state).toBe('mustChangePassword')
    const changed = { currentPassword: ADMIN.password, newPassword: OWN }
    dataOf(await test.ask('identity.changePassword', changed))
    dataOf(await test.ask('identity.signOut', {}))
    expect(await test.ask('start.openWithPassword', ADMIN)).toMatchObject({
      error: { code: 'WRONG_CREDENTIALS' },
    })
    dataOf(await test.ask('start.openWithPassword', { ...ADMIN, password: OWN }))
    dataOf(await test.ask('identity.signIn', OWNER))

    dataOf(await test.ask('users.saveAccount', { userId, status: 'inactive' }))
    await expect.poll(() => slots().includes(userId)).toBe(false)
    expect(await opening()).toEqual(['Olive Owens'])
    dataOf(await test.ask('identity.signOut', {}))
    expect(await test.ask('start.openWithPassword', { ...ADMIN, password: OWN })).toMatchObject({
      error: { code: 'WRONG_CREDENTIALS' },
    })
  })

  it('forgets who left just before the data was shut, as soon as it is open again', async () => {
    test = await startClinic()
    const userId = await addAdmin()
    await requirePasswords()
    dataOf(await test.ask('users.setTemporaryPassword', { userId, password: ADMIN.password }))
    expect(slots()).toContain(userId)
    const left = test.ask('users.saveAccount', { userId, status: 'inactive' })
    const shut = left.then(() => test.ask('identity.signOut', {}))
    dataOf(await left)
    dataOf(await shut)
    dataOf(await test.ask('start.openWithPassword', OWNER))
    await expect.poll(() => slots().includes(userId)).toBe(false)
  })

  it('finds a person by their new e-mail without asking for the password again', async () => {
    test = await startClinic()
    const userId = must(dataOf(await test.ask('session.get', {})).person, 'person').userId
    await requirePasswords()
    const before = slots()
    const { hasPhoto: _hasPhoto, ...fields } = dataOf(await test.ask('users.get', { userId })).profile
    const primaryEmail = 'olive@new.example'
    dataOf(await test.ask('users.saveProfile', { userId, ...fields, primaryEmail, photo: 'keep' }))
    await expect.poll(() => slots() === before).toBe(false)
    dataOf(await test.ask('identity.signOut', {}))
    expect(await test.ask('start.openWithPassword', OWNER)).toMatchObject({
      error: { code: 'WRONG_CREDENTIALS' },
    })
    dataOf(await test.ask('start.openWithPassword', { ...OWNER, email: primaryEmail }))
    expect(existsSync(join(test.folder, 'anteroom.db'))).toBe(true)
  })

  it('learns the password of somebody who signs in while the data is open', async () => {
    test = await startClinic()
    const userId = await addAdmin()
    dataOf(await test.ask('users.setTemporaryPassword', { userId, password: ADMIN.password }))
    await requirePasswords()
    expect(await opening()).toEqual(['Olive Owens'])
    dataOf(await test.ask('identity.signIn', ADMIN, 'second'))
    expect(await opening()).toEqual(['Ada Adams', 'Olive Owens'])
  })

  it('opens by the recovery key too, and gives nobody a new key for it', async () => {
    test = await startClinic()
    const { recoveryKey } = dataOf(await test.ask('recovery.renew', {}))
    await requirePasswords()
    const before = slots()
    dataOf(await test.ask('identity.signOut', {}))
    const opened = await test.ask('emergency.open', {
      recoveryKey,
      name: 'Robin Relief',
      reason: 'A client is unwell, whom to call',
    })
    expect(dataOf(opened).state).toBe('emergency')
    expect(slots()).toBe(before)
    dataOf(await test.ask('emergency.close', {}))
    expect(await stage()).toBe('passwordNeeded')
  })

  it('keeps the policy through a lost keychain: the sheet opens, and everybody’s next sign-in makes their slot', async () => {
    test = await startClinic()
    const { recoveryKey } = dataOf(await test.ask('recovery.renew', {}))
    await requirePasswords()
    await test.app.stop()
    const { rmSync } = await import('node:fs')
    rmSync(join(test.folder, 'secrets'), { recursive: true })
    test = await test.restart()
    expect(dataOf(await test.ask('start.get', {}))).toMatchObject({
      reason: 'keyMissing',
      canUseRecoveryKey: true,
    })
    const opened = dataOf(await test.ask('start.openWithRecoveryKey', { recoveryKey }))
    expect(opened).toMatchObject({ stage: 'open', recovered: { how: 'keyRenewed' } })
    dataOf(await test.ask('identity.signIn', OWNER))
    expect(await policy()).toBe('password')
    expect(await opening()).toEqual(['Olive Owens'])
    dataOf(await test.ask('identity.signOut', {}))
    dataOf(await test.ask('start.openWithPassword', OWNER))
  })
})
