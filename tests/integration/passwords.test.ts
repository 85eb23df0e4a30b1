import { resolve } from 'node:path'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { hashPassword, judgePassword, verifyPassword } from '#backend/features/passwords/index.ts'
import { generatePassword } from '#backend/features/users/generatePassword.ts'
import { addStaff } from '#tests/support/addStaff.ts'
import { leakedPasswords, MADE_FOR, madePasswords } from '#tests/support/madePasswords.ts'
import { dataOf, OWNER_PASSWORD, startClinic, type TestApp } from '#tests/support/testApp.ts'

const IS_LONG = process.env['ANTEROOM_LONG'] === '1'
const RESOURCES = resolve(import.meta.dirname, '../../resources')

const judge = (password: string, hasMfa = false): ReturnType<typeof judgePassword> =>
  judgePassword(RESOURCES, password, { ownWords: MADE_FOR, hasMfa })

let test: TestApp | undefined
afterEach(async () => {
  await test?.stop()
  test = undefined
})

describe('the verdicts (A8)', () => {
  it('are right for every generated password, whole or taken apart into accents', () => {
    const seed = 20_261_124
    const numRuns = IS_LONG ? 100_000 : 10_000
    const seen: Record<string, number> = {}
    fc.assert(
      fc.property(madePasswords, ({ password, verdict, hasMfa }) => {
        expect(judge(password, hasMfa)).toBe(verdict)
        expect(judge(password.normalize('NFD'), hasMfa)).toBe(verdict)
        seen[verdict ?? 'fine'] = (seen[verdict ?? 'fine'] ?? 0) + 1
      }),
      { seed, numRuns },
    )
    expect(Object.keys(seen)).toHaveLength(5)
    console.log(`A8: ${numRuns} generated passwords, 0 wrong verdicts, ${JSON.stringify(seen)}, seed ${seed}`)
  })

  it('refuse the 10,000 most common, as they stand and made long enough in the ways people do it', () => {
    const top = leakedPasswords.slice(0, 10_000)
    expect(top).toHaveLength(10_000)
    const lengthened = top.flatMap((entry) => {
      const times = Math.ceil(15 / [...entry].length)
      return [
        entry.repeat(times),
        entry.toUpperCase().repeat(times),
        entry + '1234567890!'.repeat(2).slice(0, Math.max(3, 15 - entry.length)),
      ]
    })
    const passed = [...top, ...lengthened].filter((password) => judge(password, true) === undefined)
    expect(passed).toEqual([])
    const fitting = lengthened.filter((password) => judge(password) === 'common').length
    expect(fitting).toBeGreaterThanOrEqual(10_000)
    console.log(
      `A8: ${top.length + lengthened.length} of the top list refused, ${fitting} of fitting length as common`,
    )
  })

  it('are good for whatever "Generate" makes: sayable, of 60 bits and more (product 20)', () => {
    const made = Array.from({ length: IS_LONG ? 10_000 : 1_000 }, generatePassword)
    const about = { ownWords: ['Maple Therapy'], hasMfa: false }
    expect(made.filter((password) => judgePassword(RESOURCES, password, about) !== undefined)).toEqual([])
    expect(new Set(made).size).toBe(made.length)
    expect(made.every((password) => /^(?:(?:[b-z][aeiou]){3}-){4}\d\d$/.test(password))).toBe(true)
    const syllables = new Set(made.flatMap((password) => password.match(/[b-z][aeiou]/g) ?? []))
    expect(syllables.size).toBe(85)
    expect(12 * Math.log2(syllables.size) + Math.log2(100)).toBeGreaterThan(60)
  })

  it('are good for whatever "Generate" makes for somebody with a sayable name', async () => {
    const app = (test = await startClinic())
    const userId = await addStaff(app, 'Zora', 'Bama')
    const about = { ownWords: ['Zora', 'Bama'], hasMfa: false }
    const made: string[] = []
    for (let count = 0; count < 500; count += 1)
      made.push(dataOf(await app.ask('users.generatePassword', { userId })).password)
    expect(made.filter((password) => judgePassword(RESOURCES, password, about) !== undefined)).toEqual([])
  })
})

describe('hashing (A8)', () => {
  it('reads the whole password: alike in the first 72 bytes, or in all but the last of 128, is not the same', async () => {
    const start = 'kovura-dibame-'.repeat(10)
    const hash = await hashPassword(`${start.slice(0, 72)} one`)
    expect(await verifyPassword(hash, `${start.slice(0, 72)} two`)).toBe(false)
    expect(await verifyPassword(hash, start.slice(0, 72))).toBe(false)
    expect(await verifyPassword(hash, `${start.slice(0, 72)} one`)).toBe(true)
    const longest = await hashPassword('🌿'.repeat(127) + '🍁')
    expect(await verifyPassword(longest, '🌿'.repeat(127) + '🐦')).toBe(false)
    expect(await verifyPassword(longest, '🌿'.repeat(127) + '🍁')).toBe(true)
  })

  it('takes the same letters for the same, whole or as letter and accent, and nothing else', async () => {
    const hash = await hashPassword('Crème brûlée à Łódź'.normalize('NFC'))
    expect(await verifyPassword(hash, 'Crème brûlée à Łódź'.normalize('NFD'))).toBe(true)
    expect(await verifyPassword(hash, 'Creme brulee a Łódź')).toBe(false)
    expect(await verifyPassword(hash, 'Crème brûlée à Łódź ')).toBe(false)
    expect(await verifyPassword(hash, 'crème brûlée à łódź')).toBe(false)
  })

  it('never sees what is too long', async () => {
    test = await startClinic()
    const started = performance.now()
    const answer = await test.ask('identity.changePassword', {
      currentPassword: OWNER_PASSWORD,
      newPassword: 'kovura-dibame-'.repeat(70),
    })
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'PASSWORD_REFUSED', data: { reason: 'tooLong' } },
    })
    expect(
      await test.raw('identity.changePassword', {
        currentPassword: OWNER_PASSWORD,
        newPassword: 'k'.repeat(1025),
      }),
    ).toMatchObject({ ok: false, error: { code: 'BAD_INPUT' } })
    expect(performance.now() - started).toBeLessThan(5_000)
  })
})
