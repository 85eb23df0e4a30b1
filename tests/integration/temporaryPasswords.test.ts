import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { verifyPassword } from '#backend/features/passwords/index.ts'
import { TEMPORARY_PASSWORD_HOURS } from '#shared/contract/clinic.ts'
import { addStaff } from '#tests/support/addStaff.ts'
import { openClinicFile } from '#tests/support/openClinicFile.ts'
import { dataOf, OWNER_PASSWORD, startClinic, startTestApp, type TestApp } from '#tests/support/testApp.ts'

const HOUR = 3_600_000

let test: TestApp | undefined
afterEach(async () => {
  await test?.stop()
  test = undefined
})

describe('a fresh clinic (A14)', () => {
  it('has exactly one account, its owner’s, with a password that they chose, and no other way in', async () => {
    const app = (test = await startClinic())
    const database = await openClinicFile(app)
    const count = (table: string): unknown => database.prepare(`SELECT count(*) AS n FROM ${table}`).get()
    expect(count('user')).toEqual({ n: 1 })
    expect(count('credential')).toEqual({ n: 1 })
    expect(database.prepare('SELECT first_name, kind, status FROM user').all()).toEqual([
      { first_name: 'Olive', kind: 'staff', status: 'active' },
    ])
    expect(
      database.prepare("SELECT value FROM contact_point WHERE kind = 'email' AND rank = 'primary'").all(),
    ).toEqual([{ value: 'olive@maple.example' }])
    const hashes = database.prepare('SELECT password_hash FROM credential').pluck().all()
    database.close()
    const guesses = [
      '',
      'admin',
      'password',
      'anteroom',
      'Anteroom',
      'changeme',
      'look around freely',
      'owner',
    ]
    for (const guess of guesses) expect(await verifyPassword(String(hashes[0]), guess), guess).toBe(false)
    let tried = 0
    for (const email of [
      'admin',
      'owner',
      'anteroom',
      'support@anteroom.example',
      'owner@sample.example.org',
    ])
      for (const password of ['admin', 'anteroom', 'look around freely']) {
        const answer = await app.ask('identity.signIn', { email, password }, `guest${(tried += 1)}`)
        expect(answer.ok).toBe(false)
      }
    console.log(
      `A14: 1 account after set-up, ${tried + guesses.length} default names and passwords tried, 0 let in`,
    )
  })

  it('has no account before set-up: nobody can sign in', async () => {
    const app = (test = await startTestApp())
    expect(await app.ask('identity.signIn', { email: 'admin', password: 'admin' })).toMatchObject({
      error: { code: 'WRONG_STAGE' },
    })
    expect(readdirSync(app.folder).filter((name) => name.endsWith('.db'))).toEqual([])
  })
})

describe('a temporary password (product 33)', () => {
  it.each(TEMPORARY_PASSWORD_HOURS)(
    'works for the %i hours of Settings and not a second longer',
    async (hours) => {
      const app = (test = await startClinic())
      const clinic = dataOf(await app.ask('clinic.get', {}))
      dataOf(await app.ask('clinic.save', { ...clinic, temporaryPasswordHours: hours }))
      const userId = await addStaff(app, 'Nadine', 'Okafor')
      const password = dataOf(await app.ask('users.generatePassword', { userId })).password
      const set = async (): Promise<number> =>
        dataOf(await app.ask('users.setTemporaryPassword', { userId, password })).until
      const signIn = async (seat: string): Promise<unknown> => {
        const answer = await app.ask(
          'identity.signIn',
          { email: 'nadine.desk@maple.example', password },
          seat,
        )
        return answer.ok ? answer.data.state : answer.error.code
      }
      expect(await set()).toBe(app.clock.now + hours * HOUR)
      app.clock.advance(hours * HOUR - 1)
      expect(await signIn('early')).toBe('mustChangePassword')
      app.clock.advance(1)
      expect(await signIn('late')).toBe('TEMPORARY_PASSWORD_ENDED')
      dataOf(await app.ask('identity.signIn', { email: 'olive@maple.example', password: OWNER_PASSWORD }))
      expect(await set()).toBe(app.clock.now + hours * HOUR)
      expect(await signIn('again')).toBe('mustChangePassword')
    },
  )

  it('is judged by the person’s own words, and refused when common', async () => {
    const app = (test = await startClinic())
    const userId = await addStaff(app, 'Nadine', 'Okafor')
    const set = async (password: string): Promise<unknown> => {
      const answer = await app.ask('users.setTemporaryPassword', { userId, password })
      return answer.ok ? 'set' : answer.error
    }
    expect(await set('brisk okafor evening')).toEqual({
      code: 'PASSWORD_REFUSED',
      data: { reason: 'containsName', minimum: 15 },
    })
    expect(await set('password12345678')).toEqual({
      code: 'PASSWORD_REFUSED',
      data: { reason: 'common', minimum: 15 },
    })
    expect(await set('brisk violet evening')).toBe('set')
  })

  it('stands in clear nowhere: not in the files, the log, the tables or any answer but the slip', async () => {
    const app = (test = await startClinic())
    const userId = await addStaff(app, 'Nadine', 'Okafor')
    const password = 'brisk-zanuko-canary-evening'
    const answers: unknown[] = []
    const ask = app.ask
    answers.push(await ask('users.setTemporaryPassword', { userId, password }))
    answers.push(await ask('users.get', { userId }), await ask('users.find', { search: 'nadine' }))
    answers.push(await ask('slips.firstSignIn', { userId, password: `${password}x` }))
    answers.push(await ask('identity.signIn', { email: 'nadine.desk@maple.example', password }, 'nadine'))
    answers.push(await ask('session.get', {}, 'nadine'), await ask('home.get', {}))
    dataOf(await ask('slips.firstSignIn', { userId, password }))
    expect(JSON.stringify(answers)).not.toContain('canary')
    expect(app.log.join('\n')).not.toContain('canary')
    const database = await openClinicFile(app)
    const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all()
    let rows = 0
    for (const table of tables) {
      const all = database.prepare(`SELECT * FROM "${String(table)}"`).all()
      rows += all.length
      expect(JSON.stringify(all), String(table)).not.toContain('canary')
    }
    database.close()
    const files = readdirSync(app.folder, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    )
    const needles = [
      password,
      Buffer.from(password).toString('base64').slice(0, 20),
      Buffer.from(password).toString('hex'),
    ]
    for (const file of files) {
      const content = readFileSync(join(file.parentPath, file.name))
      for (const needle of needles) expect(content.includes(needle), file.name).toBe(false)
      expect(content.includes(Buffer.from(password, 'utf16le')), file.name).toBe(false)
    }
    console.log(
      `product 33: 0 hits in ${files.length} files, ${rows} decrypted rows and ${answers.length} answers`,
    )
  })
})
