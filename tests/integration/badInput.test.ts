import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contract, type RouteName } from '#shared/contract/index.ts'
import { dataOf, startClinic, type TestApp } from '#tests/support/testApp.ts'

const IS_LONG = process.env['ANTEROOM_LONG'] === '1'
const routes = Object.keys(contract).filter((name): name is RouteName => Object.hasOwn(contract, name))
/** Those that would end what the others are tried on. */
const HARMFUL = new Set(['setup.removeSample', 'identity.signOut', 'identity.lock', 'start.retry'])

const prototypeHash = (): string => {
  const names = [Object.prototype, Array.prototype, Function.prototype].flatMap((each) =>
    Object.getOwnPropertyNames(each),
  )
  return createHash('sha256').update(names.join(',')).digest('hex')
}

let test: TestApp
beforeAll(async () => {
  test = await startClinic()
})
afterAll(() => test.stop())

const everybody = async (): Promise<string> => {
  const data = dataOf(
    await test.ask('users.list', {
      tab: 'active',
      search: '',
      filters: { kinds: [], roles: [], disciplineIds: [], signInStates: [] },
      sort: { column: 'name', descending: false },
      from: { index: 0 },
      limit: 100,
    }),
  )
  return JSON.stringify([
    data.rows,
    dataOf(await test.ask('clinic.get', {})),
    dataOf(await test.ask('disciplines.list', {})),
  ])
}

const valid = { as: 'guardian', firstName: 'Ana', lastName: 'Silva', title: '', email: '', phone: '' }

describe('bad input (I1–I5)', () => {
  it('crashes nothing and changes nothing, whatever is sent to any route', async () => {
    const before = await everybody()
    const prototypes = prototypeHash()
    const runs = IS_LONG ? 1000 : 25
    const seed = 20261123
    let sent = 0
    for (const route of routes.filter((name) => !HARMFUL.has(name))) {
      await fc.assert(
        fc.asyncProperty(
          fc.oneof(fc.anything({ withNullPrototype: true, maxDepth: 4 }), fc.jsonValue()),
          async (input) => {
            const answer = await test.raw(route, structuredCloneOr(input))
            sent += 1
            if (!answer.ok) expect(answer.error.code, route).not.toBe('INTERNAL')
          },
        ),
        { numRuns: runs, seed },
      )
    }
    console.log(`bad input: ${sent} calls over ${routes.length} routes, seed ${seed}, 0 crashes`)
    expect(await everybody()).toBe(before)
    expect(prototypeHash()).toBe(prototypes)
  })

  it.each([
    ['unknown keys', { ...valid, isOwner: true }, ''],
    ['a list for a text', { ...valid, firstName: ['Ana'] }, 'firstName'],
    ['a number for a text', { ...valid, firstName: 7 }, 'firstName'],
    ['a missing field', { as: 'guardian', firstName: 'Ana' }, 'lastName'],
    ['a bidi override', { ...valid, firstName: 'A\u202eanA' }, 'firstName'],
    ['a zero-width blank', { ...valid, lastName: 'Sil\u200bva' }, 'lastName'],
    ['a NUL', { ...valid, lastName: 'Sil\u0000va' }, 'lastName'],
    ['a line break', { ...valid, lastName: 'Sil\nva' }, 'lastName'],
    ['a lone surrogate', { ...valid, lastName: 'Sil\ud800va' }, 'lastName'],
    ['an endless name', { ...valid, lastName: 'x'.repeat(1_000) }, 'lastName'],
    ['a malformed e-mail', { ...valid, email: 'ana@@silva' }, 'email'],
  ])('names the field of %s and stores nothing', async (_what, input, field) => {
    const before = await everybody()
    const answer = await test.raw('users.add', input)
    expect(answer).toMatchObject({ ok: false, error: { code: 'BAD_INPUT' } })
    if (!answer.ok) expect(Object.keys((answer.error.data as { fields: object }).fields)).toContain(field)
    expect(await everybody()).toBe(before)
  })

  it('refuses a name of 1 MB, a list a million long and nesting without end before it looks inside', async () => {
    let deep: unknown = 'x'
    for (let level = 0; level < 100_000; level += 1) deep = [deep]
    for (const input of [
      { ...valid, firstName: 'x'.repeat(1_000_000) },
      Array.from({ length: 1_000_000 }, () => 1),
      deep,
    ]) {
      const started = performance.now()
      expect(await test.raw('users.add', input)).toMatchObject({ ok: false, error: { code: 'BAD_INPUT' } })
      expect(performance.now() - started).toBeLessThan(1_000)
    }
  })

  it('treats __proto__ and constructor as unknown keys, and pollutes nothing', async () => {
    for (const text of [
      '{"as":"guardian","firstName":"Ana","lastName":"Silva","title":"","email":"","phone":"","__proto__":{"isAdmin":true}}',
      '{"as":"guardian","firstName":"Ana","lastName":"Silva","title":"","email":"","phone":"","constructor":{"prototype":{"isAdmin":true}}}',
    ]) {
      expect(await test.raw('users.add', JSON.parse(text))).toMatchObject({
        ok: false,
        error: { code: 'BAD_INPUT' },
      })
    }
    expect(Reflect.get({}, 'isAdmin')).toBeUndefined()
    expect(await test.raw('__proto__', {})).toEqual({ ok: false, error: { code: 'UNKNOWN_ROUTE', data: {} } })
    expect(await test.raw('constructor', {})).toMatchObject({ error: { code: 'UNKNOWN_ROUTE' } })
  })

  it('stores SQL-like text and unusual letters as typed, and finds them (I4, I5)', async () => {
    const names = [
      "Robert'); DROP TABLE user;--",
      '%_%',
      '"; SELECT 1',
      'Zoë',
      'Ⅷ',
      '👩‍👩‍👧',
      'محمد',
      'I\u0307stanbul',
      'नमस्ते',
      'O\u2019Brien',
    ]
    for (const lastName of names) {
      const { userId } = dataOf(await test.ask('users.add', { ...valid, as: 'guardian', lastName }))
      const { profile } = dataOf(await test.ask('users.get', { userId }))
      expect(profile.lastName).toBe(lastName.normalize('NFC'))
      const found = dataOf(await test.ask('users.find', { search: lastName }))
      expect(
        found.rows.map((row) => row.lastName),
        lastName,
      ).toContain(lastName.normalize('NFC'))
    }
    const long = dataOf(await test.ask('users.find', { search: 'istanbul' }))
    expect(long.rows).toHaveLength(1)
  })
})

/** What no transport could carry is sent as text instead, as a shell would have refused it. */
function structuredCloneOr(value: unknown): unknown {
  try {
    return structuredClone(value)
  } catch {
    return 'not cloneable'
  }
}
