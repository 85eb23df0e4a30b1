import { afterEach, describe, expect, it } from 'vitest'
import { dataOf, OWNER_PASSWORD, startClinic, startTestApp, type TestApp } from '#tests/support/testApp.ts'

let test: TestApp
afterEach(() => test.stop())

const EMAIL = 'olive@maple.example'
const state = async (seat?: string): Promise<string> => dataOf(await test.ask('session.get', {}, seat)).state

describe('signing in', () => {
  it('works with e-mail in any letter case and the exact password, and asks everybody again after a restart', async () => {
    test = await startClinic()
    expect(await state()).toBe('active')
    test = await test.restart()
    expect(await state()).toBe('none')
    for (const password of [
      OWNER_PASSWORD.toUpperCase(),
      `${OWNER_PASSWORD} `,
      ` ${OWNER_PASSWORD}`,
      OWNER_PASSWORD.slice(0, -1),
    ]) {
      expect(await test.ask('identity.signIn', { email: EMAIL, password })).toEqual({
        ok: false,
        error: { code: 'WRONG_CREDENTIALS', data: {} },
      })
    }
    dataOf(await test.ask('identity.signIn', { email: ' Olive@Maple.example', password: OWNER_PASSWORD }))
    expect(await state()).toBe('active')
  })

  it('answers an unknown name like a wrong password', async () => {
    test = await startClinic()
    const unknown = await test.ask(
      'identity.signIn',
      { email: 'nobody@maple.example', password: 'x' },
      'other',
    )
    const wrong = await test.ask('identity.signIn', { email: EMAIL, password: 'x' }, 'other')
    expect(unknown).toEqual(wrong)
  })

  it('belongs to its seat: another seat is nobody', async () => {
    test = await startClinic()
    expect(await state('other')).toBe('none')
    expect(await test.ask('users.count', {}, 'other')).toMatchObject({ error: { code: 'NOT_SIGNED_IN' } })
  })

  it('ends with sign-out', async () => {
    test = await startClinic()
    dataOf(await test.ask('identity.signOut', {}))
    expect(await state()).toBe('none')
    expect(await test.ask('users.count', {})).toMatchObject({ error: { code: 'NOT_SIGNED_IN' } })
  })
})

describe('the lock', () => {
  it('shuts on demand, tells nothing but the name, keeps drafts, and opens by the password', async () => {
    test = await startClinic()
    dataOf(await test.ask('identity.lock', {}))
    const locked = dataOf(await test.ask('session.get', {}))
    expect(locked).toMatchObject({
      state: 'locked',
      person: { firstName: 'Olive', title: '', roles: [], rights: {} },
    })
    expect(await test.ask('users.count', {})).toMatchObject({ error: { code: 'LOCKED' } })
    dataOf(await test.ask('drafts.save', { key: 'account:x', value: '{"a":1}' }))
    expect(await test.ask('drafts.list', {})).toMatchObject({ error: { code: 'LOCKED' } })
    expect(await test.ask('identity.unlock', { password: 'wrong', code: null })).toMatchObject({
      error: { code: 'WRONG_CREDENTIALS' },
    })
    dataOf(await test.ask('identity.unlock', { password: OWNER_PASSWORD, code: null }))
    expect(dataOf(await test.ask('drafts.list', {})).drafts).toMatchObject([
      { key: 'account:x', value: '{"a":1}' },
    ])
  })

  it('shuts when the system locks or sleeps', async () => {
    test = await startClinic()
    const events: string[] = []
    test.app.subscribe('desk', (event) => void events.push(event.name))
    test.signal('systemLocked')
    expect(await state()).toBe('locked')
    expect(events).toContain('session.changed')
  })

  it('keeps drafts over a restart, for their owner only', async () => {
    test = await startClinic()
    dataOf(await test.ask('drafts.save', { key: 'profile:x', value: 'typed' }))
    test = await test.restart()
    dataOf(await test.ask('identity.signIn', { email: EMAIL, password: OWNER_PASSWORD }))
    expect(dataOf(await test.ask('drafts.list', {})).drafts.map((draft) => draft.value)).toEqual(['typed'])
    dataOf(await test.ask('drafts.save', { key: 'profile:x', value: null }))
    expect(dataOf(await test.ask('drafts.list', {})).drafts).toEqual([])
  })
})

describe('passwords', () => {
  it('are refused with the reason: too short, the own or the clinic’s name, one letter over and over, too long', async () => {
    test = await startClinic()
    const change = async (newPassword: string): Promise<unknown> => {
      const answer = await test.ask('identity.changePassword', {
        currentPassword: OWNER_PASSWORD,
        newPassword,
      })
      return answer.ok ? 'ok' : answer.error.data
    }
    expect(await change('short')).toEqual({ reason: 'tooShort', minimum: 15 })
    expect(await change('xx olive trees xx')).toEqual({ reason: 'containsName', minimum: 15 })
    expect(await change('xx MAPLE trees xx')).toEqual({ reason: 'containsName', minimum: 15 })
    expect(await change('aaaaaaaaaaaaaaaaaaa')).toEqual({ reason: 'tooSimple', minimum: 15 })
    expect(await change('ab c'.repeat(40))).toEqual({ reason: 'tooLong', minimum: 15 })
    expect(await change(OWNER_PASSWORD)).toEqual({ reason: 'sameAsBefore', minimum: 15 })
    expect(await change('🌿🌿 brisk evening 🌿')).toBe('ok')
  })

  it('stand nowhere in clear: not in the database, not in the log, not in the files', async () => {
    test = await startClinic()
    const { rows } = dataOf(await test.ask('users.find', { search: 'olive' }))
    expect(JSON.stringify(rows)).not.toContain('argon2')
    await test.app.stop()
    const { readdirSync, readFileSync, statSync } = await import('node:fs')
    const { join } = await import('node:path')
    const walk = (folder: string): string[] =>
      readdirSync(folder).flatMap((name) =>
        statSync(join(folder, name)).isDirectory() ? walk(join(folder, name)) : [join(folder, name)],
      )
    const needles = [OWNER_PASSWORD, EMAIL, 'Owens', 'Maple Therapy'].flatMap((text) => [
      Buffer.from(text),
      Buffer.from(text, 'utf16le'),
      Buffer.from(Buffer.from(text).toString('base64')),
    ])
    let bytes = 0
    for (const file of walk(test.folder)) {
      const content = readFileSync(file)
      bytes += content.length
      for (const needle of needles) expect(content.includes(needle), file).toBe(false)
    }
    console.log(`canary scan: 0 hits in ${(bytes / 1e6).toFixed(1)} MB`)
    expect(test.log.join('\n')).not.toContain(OWNER_PASSWORD)
    test = await startTestApp({ folder: test.folder, clock: test.clock })
  })
})
