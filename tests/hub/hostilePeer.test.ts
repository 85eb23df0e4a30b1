import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { insertRow, updateRow } from '#backend/db/writeRow.ts'
import type { Change, LogEntry } from '#backend/sync/change.ts'
import { makeSet } from '#backend/sync/makeSet.ts'
import { disciplineIdSchema } from '#shared/domain/ids.ts'
import { keysOf } from '#tests/support/hubClinic.ts'
import { hashOf, startVictim, type Victim } from '#tests/support/hostileHub.ts'
import { logEntry } from '#tests/support/logEntry.ts'

const ACT = { verb: 'discipline.renamed' }
const STAMP = 4096
const USER = randomUUID()
/** A change that fits, after everything hostile: it must arrive (security.md S16). */
const honest = (rowId: string): Change => ({
  table: 'discipline',
  rowId,
  stamp: STAMP,
  patch: { name: 'honest', is_current: 1 },
  base: null,
})
const row = (table: string, patch: Change['patch'], more: Partial<Change> = {}): Change => ({
  table,
  rowId: randomUUID(),
  stamp: STAMP,
  patch,
  base: null,
  ...more,
})

type Sent = { readonly changes: readonly Change[]; readonly log?: readonly LogEntry[] }
/** What a PC of the clinic sends, well sealed, that no program of ours would. */
const ACTS: readonly (readonly [name: string, send: (at: Victim) => Sent])[] = [
  ...[
    'no_such_table',
    'setting',
    'audit_entry',
    'clinic_key',
    'peer',
    'outbox',
    'review',
    'sqlite_master',
    '__proto__',
    'constructor',
    'toString',
    'user"; DROP TABLE user; --',
  ].map(
    (table) => [`a row of ${table}`, () => ({ changes: [row(table, { name: 'x', value: 'y' })] })] as const,
  ),
  ...[
    'no_such_field',
    'id',
    'stamp',
    'stamp_device',
    'rowid',
    '__proto__',
    'constructor',
    `name" = 'x' --`,
  ].map(
    (field) =>
      [
        `a discipline with a field ${field}`,
        () => ({
          changes: [row('discipline', { name: 'x', is_current: 1, ...Object.fromEntries([[field, 'y']]) })],
        }),
      ] as const,
  ),
  ['a text for a number', () => ({ changes: [row('discipline', { name: 'x', is_current: 'yes' })] })],
  ['a number for a text', () => ({ changes: [row('discipline', { name: 7, is_current: 1 })] })],
  ['2 for yes', () => ({ changes: [row('discipline', { name: 'x', is_current: 2 })] })],
  ['half a number', () => ({ changes: [row('discipline', { name: 'x', is_current: 0.5 })] })],
  [
    'nothing where something must be',
    () => ({ changes: [row('discipline', { name: null, is_current: 1 })] }),
  ],
  ['a field left out', () => ({ changes: [row('discipline', { is_current: 1 })] })],
  ['no fields', () => ({ changes: [row('discipline', {})] })],
  [
    'a million letters and one',
    () => ({ changes: [row('discipline', { name: 'x'.repeat(1_000_001), is_current: 1 })] }),
  ],
  [
    'a row of a person who is nowhere',
    () => ({ changes: [row('user_role', { user_id: USER, role: 'manager', is_held: 1 })] }),
  ],
  [
    'a row id of 10,000 letters',
    () => ({ changes: [row('discipline', { name: 'x', is_current: 1 }, { rowId: 'r'.repeat(10_000) })] }),
  ],
  [
    'a row id of nothing',
    () => ({ changes: [row('discipline', { name: 'x', is_current: 1 }, { rowId: '' })] }),
  ],
  [
    'a log entry with a known id',
    (at) => ({
      changes: [],
      log: [logEntry({ id: at.clinicId, seq: 1 }), logEntry({ id: at.clinicId, seq: 2 })],
    }),
  ],
  ['a log entry far ahead', () => ({ changes: [], log: [logEntry({ seq: 5_000_000 })] })],
  [
    'a log entry at the end of time',
    () => ({ changes: [], log: [logEntry({ at: Number.MAX_SAFE_INTEGER })] }),
  ],
]

let at: Victim
let done = 0
beforeEach(async () => {
  at = await startVictim()
})
afterEach(() => at.close())
afterAll(() => {
  console.log(
    `S15: ${done} of ${ACTS.length + 3} things that a hostile PC sealed did nothing to the clinic's other rows`,
  )
})

const one = (bytes: Uint8Array, seq: number) => ({ frames: [{ seq, bytes }] })

describe('a PC of the clinic that means harm, at the others (S15, S16)', () => {
  it.each(ACTS)('does nothing to them with %s, and the rest of its set arrives', async (_, send) => {
    const id = randomUUID()
    const { changes, log } = send(at)
    const before = await at.victim.write((tx) => tx.all('SELECT * FROM discipline'))
    const set = at.seal({ changes: [...changes, honest(id)], ...(log === undefined ? {} : { log }) })
    const answer = await at.give(one(set, 1))
    expect(answer).toMatchObject({ ok: true })
    const after = await at.victim.write((tx) =>
      tx.all(`SELECT * FROM discipline WHERE length(id) = 36 AND name <> 'x'`),
    )
    expect(after).toHaveLength(before.length + 1)
    expect(Object.prototype).not.toHaveProperty('name')
    // The next set finds its way, and this PC has still something to say.
    const next = at.seal({ changes: [honest(randomUUID())] }, { n: 2, previous: hashOf(set) })
    expect(await at.give(one(next, 2))).toMatchObject({ ok: true })
    await speak(at)
    done += 1
  })

  it('cannot make a field that nobody may change again, by a stamp at the end of time', async () => {
    const id = disciplineIdSchema.parse(randomUUID())
    const change = { ...honest(id), stamp: Number.MAX_SAFE_INTEGER - 1 }
    await at.give(one(at.seal({ changes: [change, honest(id)] }), 1))
    await at.victim.write((tx) => updateRow(tx, 'discipline', id, { name: 'ours' }, ACT))
    await at.victim.write((tx) => updateRow(tx, 'discipline', id, { name: 'ours again' }, ACT))
    await at.victim.write((tx) => updateRow(tx, 'discipline', id, { name: 'and again' }, ACT))
    await speak(at)
    done += 1
  })

  it("cannot put another PC's keys in place of its own", async () => {
    const { victim, peer } = at
    await speak(at)
    const own = await victim.write((tx) => tx.all('SELECT bytes FROM outgoing_set'))
    const bytes = (own[0] as { bytes: Uint8Array }).bytes
    const change = row(
      'device',
      { sign_key: peer.pc.signKey, box_key: peer.pc.boxKey },
      { rowId: victim.pc.deviceId, stamp: 2 ** 45, base: { sign_key: [0, 1], box_key: [0, 1] } },
    )
    expect(await at.give(one(at.seal({ changes: [change] }), 1))).toMatchObject({ ok: true })
    expect(await at.give(one(bytes, 2))).toMatchObject({ ok: true })
    done += 1
  })

  it('leaves them at its last good set with one that nobody can open, and nothing of it is taken', async () => {
    const before = await at.state()
    const asked = await at.give(one(at.seal(Buffer.from('no set')), 1))
    expect(asked).toMatchObject({ ok: false, problem: { kind: 'refusedSet', why: 'unreadable' } })
    expect(await at.state()).toBe(before)
    await speak(at)
    done += 1
  })
})

/** The victim seals what it has to say. Throws where something that it keeps can't be said. */
async function speak({ victim }: Victim): Promise<void> {
  await victim.write((tx) => {
    insertRow(
      tx,
      'discipline',
      { id: disciplineIdSchema.parse(tx.newId()), name: 'ours', is_current: 1 },
      ACT,
    )
  })
  const isMade = await victim.write((tx) => makeSet(tx, keysOf(victim)))
  expect(isMade).toBe(true)
}
