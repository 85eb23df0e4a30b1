import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { contract, type InputOf, type RouteName } from '#shared/contract/index.ts'
import { ROUTES } from '#tests/support/rightsMatrix.ts'
import { dataOf, OWNER_PASSWORD, startClinic, type TestApp } from '#tests/support/testApp.ts'

/** What only the program says: who asks, with which roles, from which PC, and when. */
const FORGED = {
  actorId: '00000000-0000-7000-8000-000000000000',
  actor: { roles: ['owner'] },
  role: 'owner',
  rights: { 'settings.edit': 'all' },
  scope: 'all',
  seat: 'desk',
  device: 'other',
  deviceId: '00000000-0000-7000-8000-000000000000',
  now: 0,
  at: 0,
  stamp: 1,
  isOwner: true,
  isFresh: true,
} as const

type Node = { readonly _zod: { readonly def: Readonly<Record<string, unknown>> } }
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && '_zod' in value && typeof value._zod === 'object'

/** Every schema inside a schema, with where it stands. */
function* parts(schema: unknown, path: string, seen = new Set<unknown>()): Generator<[string, Node]> {
  if (!isNode(schema) || seen.has(schema)) return
  seen.add(schema)
  yield [path, schema]
  for (const [name, value] of Object.entries(schema._zod.def)) {
    if (isNode(value)) yield* parts(value, `${path}.${name}`, seen)
    else if (Array.isArray(value)) for (const one of value) yield* parts(one, `${path}.${name}`, seen)
    else if (name === 'shape' && typeof value === 'object' && value !== null)
      for (const [field, one] of Object.entries(value)) yield* parts(one, `${path}.${field}`, seen)
  }
}

const isClosed = ({ _zod: { def } }: Node): boolean =>
  def['type'] !== 'object' || (isNode(def['catchall']) && def['catchall']._zod.def['type'] === 'never')

/** The names that the whole of an input may bear. */
function namesOf(schema: unknown): string[] {
  if (!isNode(schema)) return []
  const { shape, options } = schema._zod.def
  if (typeof shape === 'object' && shape !== null) return Object.keys(shape)
  return Array.isArray(options) ? options.flatMap(namesOf) : []
}

describe('what may come in', () => {
  it('is closed in every object of every route: nothing more than the fields that are named (Z1, Z3)', () => {
    let objects = 0
    const open: string[] = []
    for (const route of ROUTES) {
      const schema: z.ZodType = contract[route].input
      for (const [path, part] of parts(schema, route)) {
        if (part._zod.def['type'] === 'object') objects += 1
        if (!isClosed(part)) open.push(path)
      }
    }
    console.log(`closed inputs: ${objects} objects in ${ROUTES.length} routes, ${open.length} open`)
    expect(open).toEqual([])
    expect(objects).toBeGreaterThan(ROUTES.length / 2)
  })

  it('tells a closed object from an open one', () => {
    const openWithin = [...parts(z.strictObject({ a: z.object({ b: z.string() }) }), 'x')]
      .filter(([, part]) => !isClosed(part))
      .map(([path]) => path)
    expect(openWithin).toEqual(['x.a'])
  })

  it('never names who asks, with which rights, from where or when (Z5)', () => {
    for (const route of ROUTES) {
      const named = namesOf(contract[route].input).filter((name) => Object.hasOwn(FORGED, name))
      expect(named, route).toEqual([])
    }
  })
})

describe('forged keys (Z5)', () => {
  let test: TestApp
  beforeAll(async () => {
    test = await startClinic()
  })
  afterAll(() => test.stop())

  /** Calls that are right but for what is added to them. */
  async function rightCalls(): Promise<{ [N in RouteName]?: InputOf<N> }> {
    const person = dataOf(await test.ask('session.get', {})).person
    if (person === null) throw new Error('nobody is signed in')
    const { userId } = person
    const { hasPhoto: _hasPhoto, ...profile } = dataOf(await test.ask('users.get', { userId })).profile
    return {
      'session.get': {},
      'identity.signIn': { email: 'olive@maple.example', password: OWNER_PASSWORD },
      'identity.confirm': { password: OWNER_PASSWORD, code: null },
      'users.count': {},
      'users.find': { search: 'olive' },
      'users.get': { userId },
      'users.listClients': { userId },
      'users.add': {
        as: 'staff',
        firstName: 'Eve',
        lastName: 'Forge',
        title: '',
        email: 'eve@maple.example',
        roles: ['officeAdmin'],
        disciplineId: null,
        compensationTierId: null,
      },
      'users.saveProfile': { userId, ...profile, bio: 'Forged', photo: 'keep' },
      'users.saveAccount': { userId, registration: { number: 'FORGED', expiresOn: null } },
      'clinic.save': { ...dataOf(await test.ask('clinic.get', {})), name: 'Forged' },
      'disciplines.add': { name: 'Forged' },
      'compensationTiers.add': { name: 'Forged' },
      'owners.list': {},
      'owners.listChanges': {},
      'owners.settleChange': { userId, what: 'ownership', version: '1 1', isSettled: true },
      'owners.give': { userId },
      'owners.take': { userId },
      'alerts.list': {},
      'home.get': {},
      'drafts.save': { key: 'forged', value: 'x' },
      'preferences.save': { name: 'forged', value: 'x' },
    }
  }

  const everything = async (): Promise<string> =>
    JSON.stringify([
      dataOf(await test.ask('clinic.get', {})),
      dataOf(await test.ask('disciplines.list', {})),
      dataOf(await test.ask('compensationTiers.list', {})),
      dataOf(await test.ask('users.find', { search: 'e' })),
      dataOf(await test.ask('owners.list', {})),
      dataOf(await test.ask('drafts.list', {})),
      dataOf(await test.ask('preferences.get', {})),
    ])

  it('are refused in every call that is right without them, and nothing is done', async () => {
    const before = await everything()
    let tried = 0
    for (const [route, input] of Object.entries(await rightCalls())) {
      for (const [name, value] of Object.entries(FORGED)) {
        const answer = await test.raw(route, { ...input, [name]: value })
        expect(answer, `${route} with ${name}`).toMatchObject({ ok: false, error: { code: 'BAD_INPUT' } })
        tried += 1
      }
    }
    console.log(`forged keys: ${tried} calls refused of ${tried}`)
    expect(await everything()).toBe(before)
  })

  it('would have been the only thing wrong', async () => {
    for (const [route, input] of Object.entries(await rightCalls())) {
      const answer = await test.raw(route, input)
      expect(answer.ok || answer.error.code, route).not.toBe('BAD_INPUT')
    }
  })
})
