import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { addStaff } from '#tests/support/addStaff.ts'
import { readLog } from '#tests/support/readLog.ts'
import { readPdfText, readWithPoppler } from '#tests/support/readPdfText.ts'
import { dataOf, OWNER_PASSWORD, startClinic, type TestApp } from '#tests/support/testApp.ts'

const HOUR = 3_600_000

let test: TestApp | undefined
afterEach(async () => {
  await test?.stop()
  test = undefined
})

describe('the first sign-in slip (product 20)', () => {
  it('holds clinic, person, sign-in name, password, its end on the clinic’s clocks and the steps, in any script', async () => {
    const app = (test = await startClinic())
    const password = 'kovura-dibame-folite-zanuko-47'
    const names = [
      ['Zoë', 'Müller-Çelik'],
      ['Łukasz', 'Dvořák'],
      ['Ánh', 'Nguyễn Thị'],
      ['Γιώργος', 'Παπαδόπουλος'],
      ['Анна', 'Кузнецова'],
      ['Արամ', 'Խաչատրյան'],
    ] as const
    for (const [at, [firstName, lastName]] of names.entries()) {
      const userId = await addStaff(app, firstName, lastName, `slip${at}`)
      dataOf(await app.ask('users.setTemporaryPassword', { userId, password }))
      const { fileName, base64 } = dataOf(await app.ask('slips.firstSignIn', { userId, password }))
      expect(fileName).toMatch(/^first-sign-in-[\p{L}\p{N}-]+\.pdf$/u)
      const pdf = Buffer.from(base64, 'base64')
      const text = readPdfText(pdf)
      writeFileSync(join(app.folder, 'slip.pdf'), pdf)
      const byPoppler = readWithPoppler(join(app.folder, 'slip.pdf'))
      if (byPoppler !== undefined) expect(byPoppler).toContain(`${firstName} ${lastName}`)
      for (const part of [
        `${firstName} ${lastName}`,
        'Maple Therapy',
        `slip${at}.desk@maple.example`,
        password,
      ])
        expect(text).toContain(part)
      expect(text).toContain('Wednesday, October 7, 2026 at 9:30 a.m. EDT')
      expect(text).toContain('Destroy this slip after use')
      expect(text).toContain('at least 15 characters')
    }
    console.log(`slips: ${names.length} names in 4 scripts read back letter by letter`)
  })

  it('says which letters it can’t write, and makes no slip with holes', async () => {
    const app = (test = await startClinic())
    const userId = await addStaff(app, '小明', '王')
    const password = 'kovura-dibame-folite-zanuko-47'
    dataOf(await app.ask('users.setTemporaryPassword', { userId, password }))
    expect(await app.ask('slips.firstSignIn', { userId, password })).toEqual({
      ok: false,
      error: { code: 'LETTERS_MISSING', data: { letters: '小 明 王' } },
    })
    expect(await readLog(app, 'slips.firstSignIn')).toEqual([])
  })

  it('is made for the temporary password alone, while it works, and stands in the log without it', async () => {
    const app = (test = await startClinic())
    const userId = await addStaff(app, 'Nadine', 'Okafor')
    const password = 'brisk violet evening'
    const make = async (tried: string, of = userId): Promise<string> => {
      const answer = await app.ask('slips.firstSignIn', { userId: of, password: tried })
      return answer.ok ? 'made' : answer.error.code
    }
    expect(await make(password)).toBe('NOT_THE_TEMPORARY_PASSWORD')
    dataOf(await app.ask('users.setTemporaryPassword', { userId, password }))
    expect(await make('brisk violet evenin')).toBe('NOT_THE_TEMPORARY_PASSWORD')
    expect(await make(password)).toBe('made')
    const own = dataOf(await app.ask('users.find', { search: 'olive' })).rows[0]?.userId
    if (own === undefined) throw new Error('The owner is not found')
    expect(await make(OWNER_PASSWORD, own)).toBe('NOT_THE_TEMPORARY_PASSWORD')
    const entries = await readLog(app, 'slips.firstSignIn')
    expect(entries).toMatchObject([
      { outcome: 'done', about_user_id: userId, actor_id: own, before: null, after: null },
    ])
    app.clock.advance(48 * HOUR)
    dataOf(await app.ask('identity.signIn', { email: 'olive@maple.example', password: OWNER_PASSWORD }))
    expect(await make(password)).toBe('NOT_THE_TEMPORARY_PASSWORD')
  })
})
