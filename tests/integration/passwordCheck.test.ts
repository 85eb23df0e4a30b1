import { statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { readLog } from '#tests/support/readLog.ts'
import { addSignedIn, enrol, offerMfa } from '#tests/support/secondFactor.ts'
import { dataOf, startClinic, startTestApp, type TestApp } from '#tests/support/testApp.ts'

let test: TestApp | undefined
afterEach(async () => {
  await test?.stop()
  test = undefined
})

describe('the check while typing (product 34)', () => {
  it('knows one’s own words and second factor, and says the same as setting the password', async () => {
    const app = (test = await startClinic())
    await offerMfa(app)
    const ana = await addSignedIn(app, 'annabel', 'officeAdmin')
    const check = async (password: string, seat: string, userId: string | null = null): Promise<unknown> =>
      dataOf(await app.ask('identity.checkPassword', { password, userId, ownWords: [] }, seat))
    expect(await check('brisk annabel night', 'annabel')).toEqual({ problem: 'containsName', minimum: 15 })
    expect(await check('brisk olive evening', 'annabel')).toEqual({ problem: null, minimum: 15 })
    expect(await check('brisk evening', 'annabel')).toEqual({ problem: 'tooShort', minimum: 15 })
    expect(await check('monkeymonkeymonkey', 'annabel')).toEqual({ problem: 'common', minimum: 15 })
    await enrol(app, 'annabel')
    expect(await check('brisk evening', 'annabel')).toEqual({ problem: null, minimum: 12 })
    expect(await check('brisk evening', 'desk', ana.userId)).toEqual({ problem: null, minimum: 12 })
    expect(await check('brisk annabel night', 'desk', ana.userId)).toEqual({
      problem: 'containsName',
      minimum: 12,
    })
  })

  it('tells nobody else whose words or factor a password meets', async () => {
    const app = (test = await startClinic())
    await offerMfa(app)
    const ana = await addSignedIn(app, 'annabel', 'officeAdmin')
    await addSignedIn(app, 'benedict', 'practitioner')
    await enrol(app, 'annabel')
    dataOf(await app.ask('identity.lock', {}, 'annabel'))
    for (const seat of ['benedict', 'nobody', 'annabel']) {
      const input = { password: 'brisk annabel night', userId: ana.userId, ownWords: [] }
      expect(dataOf(await app.ask('identity.checkPassword', input, seat)), seat).toEqual({
        problem: null,
        minimum: 15,
      })
    }
    const maple = { password: 'brisk maple evening', userId: null, ownWords: [] }
    expect(dataOf(await app.ask('identity.checkPassword', maple, 'nobody'))).toMatchObject({
      problem: 'containsName',
    })
  })

  it('works before there is a clinic, with the words of the form', async () => {
    const app = (test = await startTestApp())
    const check = async (password: string): Promise<unknown> =>
      dataOf(
        await app.ask('identity.checkPassword', { password, userId: null, ownWords: ['Birch Grove', 'Ada'] }),
      )
    expect(await check('brisk birch evening')).toMatchObject({ problem: 'containsName' })
    expect(await check('sunshineprincess')).toMatchObject({ problem: 'common' })
    expect(await check('brisk april evening')).toEqual({ problem: null, minimum: 15 })
  })

  it('writes nothing and logs nothing', async () => {
    const app = (test = await startClinic())
    const before = statSync(join(app.folder, 'anteroom.db')).mtimeMs
    dataOf(
      await app.ask('identity.checkPassword', {
        password: 'brisk canary evening',
        userId: null,
        ownWords: [],
      }),
    )
    expect(statSync(join(app.folder, 'anteroom.db')).mtimeMs).toBe(before)
    expect(await readLog(app, 'identity.checkPassword')).toEqual([])
    expect(app.log.join('\n')).not.toContain('canary')
  })
})
