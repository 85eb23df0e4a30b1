import { randomUUID, sign } from 'node:crypto'
import { constants, zstdCompressSync } from 'node:zlib'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inviteKeys } from '#backend/sync/deviceKeys.ts'
import type { Pulled } from '#backend/sync/hubClient.ts'
import { certificateText } from '#backend/sync/roster.ts'
import { sealSet } from '#backend/sync/sealSet.ts'
import { NO_SET, type Pc, type SetHeader } from '#shared/protocol/messages.ts'
import { keysOf } from '#tests/support/hubClinic.ts'
import { hashOf, startVictim, stranger, type Victim } from '#tests/support/hostileHub.ts'

type Given = Partial<Pulled> | Uint8Array
/** What a hostile hub gives, and why a PC takes nothing of it. */
type Act = readonly [name: string, why: string, give: (at: Victim) => Given | Promise<Given>]

const EMPTY = { changes: [] }
const discipline = (name: string) => ({
  changes: [
    { table: 'discipline', rowId: randomUUID(), stamp: 4096, patch: { name, is_current: 1 }, base: null },
  ],
})
const flip = (bytes: Uint8Array, at: number): Uint8Array => {
  const copy = Uint8Array.from(bytes)
  const place = at < 0 ? copy.length + at : at
  copy[place] = (copy[place] ?? 0) ^ 1
  return copy
}
const page = (...frames: readonly (readonly [number, Uint8Array])[]): Partial<Pulled> => ({
  frames: frames.map(([seq, bytes]) => ({ seq, bytes })),
})

const SETS: readonly Act[] = [
  ['a flipped bit in the text', 'forged', ({ seal }) => flip(seal(discipline('x')), -90)],
  ['a flipped bit in the tag', 'forged', ({ seal }) => flip(seal(discipline('x')), -70)],
  ['a flipped bit in the signature', 'forged', ({ seal }) => flip(seal(discipline('x')), -1)],
  ['a flipped bit in the header', 'forged', ({ seal }) => flip(seal(discipline('x')), 30)],
  ['a set cut by a byte', 'forged', ({ seal }) => seal(discipline('x')).subarray(0, -1)],
  ['a set with a byte more', 'forged', ({ seal }) => Buffer.concat([seal(discipline('x')), Buffer.alloc(1)])],
  ['no bytes', 'forged', () => Buffer.alloc(0)],
  ['noise', 'forged', () => Buffer.alloc(3_000, 7)],
  ['a header of 4 GB', 'forged', () => Buffer.alloc(500, 255)],
  ['a set over its limit', 'forged', () => Buffer.alloc(2 ** 21 + 1)],
  [
    "the peer's set signed by an outsider",
    'forged',
    ({ seal, outsider }) => seal(discipline('x'), {}, outsider),
  ],
  ["the peer's set signed by the victim", 'forged', ({ seal, victim }) => seal(discipline('x'), {}, victim)],
  [
    "the victim's own set, forged",
    'forged',
    ({ seal, victim }) => seal(discipline('x'), { deviceId: victim.pc.deviceId }),
  ],
  [
    'a set of a PC that nobody knows',
    'forged',
    ({ seal, outsider }) => seal(discipline('x'), { deviceId: outsider.pc.deviceId }, outsider),
  ],
  [
    "another clinic's set",
    'forged',
    ({ seal, outsider }) =>
      seal(discipline('x'), { deviceId: outsider.pc.deviceId, clinicId: randomUUID() }, outsider),
  ],
  [
    'a set that the peer made for another clinic',
    'otherClinic',
    ({ seal }) => seal(discipline('x'), { clinicId: randomUUID() }),
  ],
  ['a set under another key', 'unreadable', (at) => underKey(at, Buffer.alloc(32, 1))],
  ['a set under a key that is not here', 'unknownKey', ({ seal }) => seal(discipline('x'), { keyEpoch: 2 })],
  ['a set of a later protocol', 'newerProtocol', ({ seal }) => seal(discipline('x'), { version: 2 })],
  [
    'the second set first',
    'outOfOrder',
    ({ seal }) => seal(discipline('x'), { n: 2, previous: hashOf(seal(EMPTY)) }),
  ],
  [
    'a first set that follows another',
    'outOfOrder',
    ({ seal }) => seal(discipline('x'), { previous: 'a'.repeat(64) }),
  ],
  [
    'a later epoch from its second set on',
    'outOfOrder',
    ({ seal }) => seal(discipline('x'), { deviceEpoch: 2, n: 2 }),
  ],
  ['a sealed text that is no set', 'unreadable', ({ seal }) => seal(Buffer.from('Hello'))],
  [
    'a packed text that is no set',
    'unreadable',
    ({ seal }) => seal(zstdCompressSync(Buffer.from('{"t":1}'))),
  ],
  [
    'a packed set with a field more',
    'unreadable',
    ({ seal }) => seal(zstdCompressSync(Buffer.from('{"t":[],"s":[],"v":[],"c":[],"q":0,"l":[],"x":1}'))),
  ],
  [
    'a packed set with places that lead nowhere',
    'unreadable',
    ({ seal }) => seal(zstdCompressSync(Buffer.from('{"t":[],"s":[],"v":[],"c":[[7,"a",1]],"q":0,"l":[]}'))),
  ],
  [
    '200,000 brackets, packed',
    'unreadable',
    ({ seal }) => seal(zstdCompressSync(Buffer.from('['.repeat(200_000) + ']'.repeat(200_000)))),
  ],
  ['64 MB of spaces, packed', 'unreadable', ({ seal }) => seal(bomb())],
  [
    'half a packed set',
    'unreadable',
    ({ seal }) => seal(zstdCompressSync(Buffer.from('{"t":[]')).subarray(0, -4)),
  ],
]

const PAGES: readonly Act[] = [
  ['a seq left out', 'malformed', ({ seal }) => page([2, seal(EMPTY)])],
  ['a seq twice', 'malformed', ({ seal }) => page([1, seal(EMPTY)], [1, seal(EMPTY)])],
  ['seqs in the wrong order', 'malformed', ({ seal }) => page([2, seal(EMPTY)], [1, seal(EMPTY)])],
  ['seq 0', 'malformed', ({ seal }) => page([0, seal(EMPTY)])],
  ['half a seq', 'malformed', ({ seal }) => page([1.5, seal(EMPTY)])],
  ['a seq over 53 bits', 'malformed', ({ seal }) => page([2 ** 60, seal(EMPTY)])],
  [
    'a page that begins after sets that are gone',
    'snapshotNeeded',
    ({ seal }) => ({ ...page([5, seal(EMPTY)]), oldest: 5, head: 5 }),
  ],
  [
    'a head before the cursor',
    'hubWentBack',
    async (at) => {
      await at.victim.write((tx) =>
        tx.run(`INSERT OR REPLACE INTO setting (name, value) VALUES ('sync.cursor', '9')`),
      )
      return { head: 3 }
    },
  ],
]

/** A new PC that brings a certificate. */
const JOINS: readonly Act[] = [
  ['a PC without a certificate', 'forged', (at) => joining(at, { isSilent: true })],
  ['a PC that nobody invited', 'forged', (at) => joining(at, { isUnknown: true })],
  ['a certificate with another signature', 'forged', (at) => joining(at, { isForged: true })],
  ['a certificate for another number', 'forged', (at) => joining(at, { number: 8 })],
  ["a certificate for another PC's number", 'forged', (at) => joining(at, { number: 2, invited: 2 })],
  ["a certificate for the reader's own number", 'forged', (at) => joining(at, { number: 1, invited: 1 })],
  ['a certificate for other keys', 'forged', (at) => joining(at, { swaps: true })],
  ['an invitation whose key is no key', 'forged', (at) => joining(at, { publicKey: 'no key at all' })],
  ['an invitation whose key is empty', 'forged', (at) => joining(at, { publicKey: '' })],
  ['a key of zeros', 'forged', (at) => joining(at, { publicKey: '0'.repeat(64) })],
  [
    'a certificate for another PC in a set of a known one',
    'forged',
    (at) => {
      const { pc } = stranger()
      return at.seal(discipline('x'), { join: { inviteId: randomUUID(), pc, signature: 'a'.repeat(128) } })
    },
  ],
]

function underKey({ clinicId, peer }: Victim, key: Buffer): Uint8Array {
  const header: SetHeader = {
    version: 1,
    clinicId,
    deviceId: peer.pc.deviceId,
    deviceEpoch: 1,
    n: 1,
    previous: NO_SET,
    keyEpoch: 1,
  }
  return sealSet(header, zstdCompressSync(Buffer.from('{}')), key, keysOf(peer).sign)
}
const bomb = (): Uint8Array =>
  zstdCompressSync(Buffer.alloc(2 ** 26, 32), { params: { [constants.ZSTD_c_compressionLevel]: 1 } })

type Wish = {
  readonly isSilent?: boolean
  readonly isUnknown?: boolean
  readonly isForged?: boolean
  readonly swaps?: boolean
  readonly number?: number
  readonly invited?: number
  readonly publicKey?: string
}

/** The first set of a new PC, with an invitation at the victim that fits it as far as the wish says. */
async function joining({ victim, clinicId, clinicKey }: Victim, wish: Wish): Promise<Uint8Array> {
  const { seed, pc } = stranger()
  const mine: Pc = { ...pc, number: wish.number ?? 9 }
  const invite = inviteKeys(Buffer.alloc(20, 5))
  const inviteId = randomUUID()
  if (wish.isUnknown !== true)
    await victim.write((tx) =>
      tx.run(
        `INSERT INTO device_invite (id, public_key, number, made_at, expires_at, stamp, stamp_device) VALUES (?,?,?,0,0,1,2)`,
        inviteId,
        wish.publicKey ?? invite.signKey,
        wish.invited ?? 9,
      ),
    )
  const signed = certificateText(inviteId, wish.swaps === true ? stranger().pc : mine)
  const signature = sign(null, signed, invite.sign).toString('hex')
  const header: SetHeader = {
    version: 1,
    clinicId,
    deviceId: mine.deviceId,
    deviceEpoch: 1,
    n: 1,
    previous: NO_SET,
    keyEpoch: 1,
    ...(wish.isSilent === true
      ? {}
      : { join: { inviteId, pc: mine, signature: wish.isForged === true ? 'b'.repeat(128) : signature } }),
  }
  const { sign: key } = keysOf({ seed } as Parameters<typeof keysOf>[0])
  return sealSet(
    header,
    zstdCompressSync(Buffer.from('{"t":[],"s":[],"v":[],"c":[],"q":0,"l":[]}')),
    clinicKey,
    key,
  )
}

let refused = 0
let at: Victim
beforeEach(async () => {
  at = await startVictim()
})
afterEach(() => at.close())
afterAll(() => {
  console.log(`S13: ${refused} things that a hostile hub gave: none taken, nothing changed`)
})

describe.each([
  ['sets', SETS],
  ['pages', PAGES],
  ['joins', JOINS],
] as const)('a PC whose hub gives it false %s (S13)', (_, acts) => {
  it.each(acts)('takes nothing of %s', async (_, why, give) => {
    const given = await give(at)
    const before = await at.state()
    const memory = process.memoryUsage().rss
    const asked = await at.give(given instanceof Uint8Array ? page([1, given]) : given)
    expect(
      asked.ok ? 'taken' : asked.problem.kind === 'refusedSet' ? asked.problem.why : asked.problem.kind,
    ).toBe(why)
    expect(await at.state()).toBe(before)
    expect(process.memoryUsage().rss - memory).toBeLessThan(300 * 2 ** 20)
    refused += 1
  })
})

describe('a PC whose hub repeats and mixes (S13)', () => {
  it('takes a set once, however often and under whatever seq it comes', async () => {
    const one = at.seal(discipline('once'))
    expect(await at.give(page([1, one], [2, one], [3, one]))).toMatchObject({ ok: true })
    expect(await at.give(page([4, one]))).toMatchObject({ ok: true })
    expect(
      await at.victim.write((tx) => tx.all(`SELECT name FROM discipline WHERE name = 'once'`)),
    ).toHaveLength(1)
    expect(await at.cursor()).toBe(4)
    refused += 1
  })

  it('stops at a set that was left out, and goes on when it comes', async () => {
    const one = at.seal(discipline('one'))
    const two = at.seal(discipline('two'), { n: 2, previous: hashOf(one) })
    const three = at.seal(discipline('three'), { n: 3, previous: hashOf(two) })
    expect(await at.give(page([1, one], [2, three]))).toMatchObject({
      ok: false,
      problem: { why: 'outOfOrder', seq: 2 },
    })
    expect(await at.cursor()).toBe(1)
    expect(await at.give(page([2, two], [3, three]))).toMatchObject({ ok: true })
    const names = await at.victim.write((tx) => tx.all(`SELECT name FROM discipline ORDER BY name`))
    expect(names).toEqual(expect.arrayContaining([{ name: 'one' }, { name: 'two' }, { name: 'three' }]))
    refused += 1
  })

  it('takes nothing of a PC that was taken out, and goes on after it', async () => {
    await at.victim.write((tx) => tx.run('UPDATE peer SET is_revoked = 1'))
    const before = await at.victim.write((tx) => tx.all('SELECT * FROM discipline'))
    expect(await at.give(page([1, at.seal(discipline('of no PC'))]))).toMatchObject({ ok: true })
    expect(await at.victim.write((tx) => tx.all('SELECT * FROM discipline'))).toEqual(before)
    expect(await at.cursor()).toBe(1)
    refused += 1
  })

  it('takes a PC that was invited', async () => {
    expect(await at.give(page([1, await joining(at, {})]))).toMatchObject({ ok: true })
    expect(await at.victim.write((tx) => tx.all('SELECT number FROM peer ORDER BY number'))).toEqual([
      { number: 2 },
      { number: 9 },
    ])
  })
})
