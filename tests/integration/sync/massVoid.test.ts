import { randomBytes, randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { insertRow, updateRow } from '#backend/db/writeRow.ts'
import { undoImport } from '#backend/features/transfer/undoImport.ts'
import { BLANK_PERSON, insertPerson } from '#backend/features/users/index.ts'
import { isRow } from '#backend/sync/fieldStore.ts'
import { decideHeld, readHeld } from '#backend/sync/goingBack/massVoid.ts'
import { type ClientId, clientIdSchema } from '#shared/domain/ids.ts'
import { must } from '#shared/lib/must.ts'
import { MemoryHub } from '#tests/support/memoryHub.ts'
import { syncOnce } from '#tests/support/syncOnce.ts'
import { picture, startSyncPcs, type SyncPc, type SyncPcs } from '#tests/support/syncPcs.ts'

const INACTIVE = { verb: 'user.madeInactive' }
let clinic: SyncPcs
let hub: MemoryHub
let a: SyncPc
let b: SyncPc

beforeEach(async () => {
  clinic = await startSyncPcs(2)
  hub = new MemoryHub()
  a = must(clinic.pcs[0], 'a PC')
  b = must(clinic.pcs[1], 'another PC')
})
afterEach(() => clinic.close())

async function addPeople(count: number): Promise<readonly string[]> {
  const ids = await a.write((tx) =>
    Array.from({ length: count }, (_, at) =>
      insertPerson(tx, { ...BLANK_PERSON, kind: 'guardian', firstName: `P${at}`, lastName: 'Silva' }),
    ),
  )
  for (const pc of [a, b]) expect(await syncOnce(pc, hub)).toMatchObject({ ok: true })
  return ids
}

async function addClients(count: number): Promise<readonly ClientId[]> {
  const blank = { preferred_name: '', birth_date: null, pronouns: '', since: null, phone: '', email: '' }
  const ids = await a.write((tx) =>
    Array.from({ length: count }, (_, at) => {
      const id = clientIdSchema.parse(tx.newId())
      const name = { first_name: `C${at}`, last_name: 'Silva', status: 'active' } as const
      insertRow(tx, 'client', { ...blank, ...name, id, address: '', school: '', notes: '' }, INACTIVE)
      return id
    }),
  )
  for (const pc of [a, b]) expect(await syncOnce(pc, hub)).toMatchObject({ ok: true })
  return ids
}

const void_ = (ids: readonly string[]): Promise<void> =>
  a.write((tx) => {
    for (const id of ids) updateRow(tx, 'user', id, { status: 'inactive', title: 'gone' }, INACTIVE)
  })
const inactive = async (pc: SyncPc): Promise<number> => {
  const [row] = await pc.write((tx) => tx.all(`SELECT count(*) AS n FROM user WHERE status = 'inactive'`))
  return isRow(row) ? Number(row['n']) : -1
}
const decide = (take: boolean): Promise<boolean> =>
  b.write((tx) => decideHeld(tx, must(readHeld(tx), 'a set that waits').hash, take))

describe('a set that a PC refuses (S13)', () => {
  it('holds up nothing that is said there', async () => {
    await addPeople(1)
    const { bytes, hash } = must(hub.sets[0], 'a set')
    const forged = Uint8Array.from(bytes)
    forged[forged.length - 1] = (forged.at(-1) ?? 0) ^ 1
    hub.sets.push({ seq: hub.sets.length + 1, bytes: forged, hash })
    await b.write((tx) =>
      insertPerson(tx, { ...BLANK_PERSON, kind: 'staff', firstName: 'Ana', lastName: 'Silva' }),
    )
    const before = hub.sets.length
    expect(await syncOnce(b, hub)).toMatchObject({
      ok: false,
      problem: { kind: 'refusedSet', why: 'forged' },
    })
    expect(hub.sets).toHaveLength(before + 1)
  })

  it('says nothing under an old key, once a newer one is in use that this PC has not got', async () => {
    await addPeople(1)
    await a.write((tx) => {
      tx.run('INSERT INTO clinic_key (key_epoch, key) VALUES (2, ?)', randomBytes(32).toString('hex'))
      insertPerson(tx, { ...BLANK_PERSON, kind: 'staff', firstName: 'Ana', lastName: 'Silva' })
    })
    await syncOnce(a, hub)
    await b.write((tx) =>
      insertPerson(tx, { ...BLANK_PERSON, kind: 'staff', firstName: 'Berit', lastName: 'Silva' }),
    )
    const before = hub.sets.length
    expect(await syncOnce(b, hub)).toMatchObject({
      ok: false,
      problem: { kind: 'refusedSet', why: 'unknownKey' },
    })
    expect(hub.sets).toHaveLength(before)
  })
})

describe('a sync that would make very much inactive (S9)', () => {
  it('waits for an owner, says how much and from which PC, and goes on once it is taken', async () => {
    const ids = await addPeople(200)
    await void_(ids.slice(0, 30))
    await syncOnce(a, hub)
    expect(await syncOnce(b, hub)).toEqual({ ok: false, problem: { kind: 'heldForOwner' } })
    expect(await inactive(b)).toBe(0)
    expect(await b.write(readHeld)).toMatchObject({ deviceNumber: 1, rows: { user: 30 } })
    expect(await syncOnce(b, hub)).toMatchObject({ ok: false })
    expect(await decide(true)).toBe(true)
    expect(await syncOnce(b, hub)).toMatchObject({ ok: true })
    expect(await inactive(b)).toBe(30)
    expect(await b.write(readHeld)).toBeUndefined()
    expect(await picture(a)).toEqual(await picture(b))
  })

  it('is put back on every PC where an owner refuses it; what else that PC did stays', async () => {
    const ids = await addPeople(200)
    await void_(ids.slice(0, 60))
    await syncOnce(a, hub)
    await syncOnce(b, hub)
    await decide(false)
    for (const pc of [b, a, b]) expect(await syncOnce(pc, hub)).toMatchObject({ ok: true })
    for (const pc of [a, b]) {
      expect(await inactive(pc)).toBe(0)
      expect(await pc.write((tx) => tx.all(`SELECT count(*) AS n FROM user WHERE title = 'gone'`))).toEqual([
        { n: 60 },
      ])
    }
    expect(await picture(a)).toEqual(await picture(b))
  })

  it('holds up nothing that is said at the PC where it waits', async () => {
    const ids = await addPeople(200)
    await void_(ids.slice(0, 60))
    await syncOnce(a, hub)
    await syncOnce(b, hub)
    const title = { title: 'while it waits' }
    await b.write((tx) => updateRow(tx, 'user', must(ids[199], 'an id'), title, INACTIVE))
    expect(await syncOnce(b, hub)).toEqual({ ok: false, problem: { kind: 'heldForOwner' } })
    expect(await b.write((tx) => tx.all('SELECT 1 FROM outbox WHERE acknowledged_at IS NULL'))).toEqual([])
    expect(await syncOnce(a, hub)).toMatchObject({ ok: true })
    expect(await a.write((tx) => tx.all(`SELECT id FROM user WHERE title = 'while it waits'`))).toHaveLength(
      1,
    )
    await decide(true)
    for (const pc of [b, a]) expect(await syncOnce(pc, hub)).toMatchObject({ ok: true })
    expect(await picture(a)).toEqual(await picture(b))
  })

  it('counts what one PC takes away in several sets, and lets a few of many pass', async () => {
    const ids = await addPeople(1_000)
    await void_(ids.slice(0, 9))
    await syncOnce(a, hub)
    expect(await syncOnce(b, hub)).toMatchObject({ ok: true })
    expect(await inactive(b)).toBe(9)
    for (const from of [9, 25, 41]) {
      await void_(ids.slice(from, from + 16))
      await syncOnce(a, hub)
      await syncOnce(b, hub)
    }
    expect(await inactive(b)).toBe(41)
    expect(await b.write(readHeld)).toMatchObject({ rows: { user: 16 } })
    // Once an owner said yes, what comes next is counted anew.
    await decide(true)
    await void_(ids.slice(57, 73))
    await syncOnce(a, hub)
    expect(await syncOnce(b, hub)).toMatchObject({ ok: true })
    expect(await inactive(b)).toBe(73)
  })

  it('counts nothing of before a clock that was ahead was set right', async () => {
    const ids = await addPeople(1_000)
    const day = 86_400_000
    b.clock.now += day
    await void_(ids.slice(0, 30))
    await syncOnce(a, hub)
    expect(await syncOnce(b, hub)).toMatchObject({ ok: true })
    b.clock.now -= day - 60 * 60_000
    await void_(ids.slice(30, 60))
    await syncOnce(a, hub)
    expect(await syncOnce(b, hub)).toMatchObject({ ok: true })
    expect(await inactive(b)).toBe(60)
  })

  it.each([
    ['voided_at', 5],
    ['merged_into', 'the first'],
  ] as const)('knows what takes a whole record away: %s of clients', async (field, value) => {
    const ids = await addClients(60)
    const given = typeof value === 'number' ? value : must(ids[0], 'a client')
    await a.write((tx) => {
      for (const id of ids.slice(1)) updateRow(tx, 'client', id, { [field]: given }, INACTIVE)
    })
    await syncOnce(a, hub)
    expect(await syncOnce(b, hub)).toEqual({ ok: false, problem: { kind: 'heldForOwner' } })
    expect(await b.write(readHeld)).toMatchObject({ rows: { client: 59 } })
    await decide(false)
    for (const pc of [b, a, b]) expect(await syncOnce(pc, hub)).toMatchObject({ ok: true })
    for (const pc of [a, b])
      expect(await pc.write((tx) => tx.all(`SELECT id FROM client WHERE ${field} IS NULL`))).toHaveLength(60)
    expect(await picture(a)).toEqual(await picture(b))
  })
})

/** As an import brings them, with its own mark. */
async function importPeople(count: number): Promise<string> {
  const importId = randomUUID()
  await a.write((tx) => {
    for (let at = 0; at < count; at += 1)
      insertPerson(tx, {
        ...BLANK_PERSON,
        kind: 'guardian',
        firstName: `P${at}`,
        lastName: 'Silva',
        importId,
      })
    const of = { kind: 'user', file_name: 'people.csv', row_count: count, made_at: tx.now } as const
    insertRow(tx, 'import_run', { ...of, id: importId, done_by: null, undone_at: null }, INACTIVE)
  })
  for (const pc of [a, b]) expect(await syncOnce(pc, hub)).toMatchObject({ ok: true })
  return importId
}
const shown = (pc: SyncPc): Promise<unknown> =>
  pc.write((tx) => [
    tx.all(`SELECT count(*) AS here FROM user WHERE voided_at IS NULL AND status = 'active'`)[0],
    tx.all('SELECT undone_at FROM import_run')[0],
  ])

async function expectNotUndone(count: number): Promise<void> {
  await syncOnce(a, hub)
  expect(await syncOnce(b, hub)).toEqual({ ok: false, problem: { kind: 'heldForOwner' } })
  await decide(false)
  for (const pc of [b, a, b]) expect(await syncOnce(pc, hub)).toMatchObject({ ok: true })
  for (const pc of [a, b]) expect(await shown(pc)).toEqual([{ here: count }, { undone_at: null }])
  expect(await picture(a)).toEqual(await picture(b))
}

describe('an import that is undone on one PC and whose undoing an owner refuses at another (S9)', () => {
  it('is not undone on any PC', async () => {
    const importId = await importPeople(120)
    const watch = { signal: new AbortController().signal, onProgress: () => {} }
    const undone = await a.db().writeAside({ actorId: null }, undoImport, { importId }, watch)
    expect(undone).toMatchObject({ ok: true, data: { undone: 120 } })
    await expectNotUndone(120)
  })

  it('is not, either, where it comes in two sets, of which the second takes only a few away', async () => {
    const importId = await importPeople(120)
    const gone = { status: 'inactive', voided_at: 5 } as const
    const UNDONE = { verb: 'import.undone' }
    await a.write((tx) => {
      const ids = tx.all('SELECT id FROM user ORDER BY id').map((row) => String(isRow(row) ? row['id'] : ''))
      for (const id of ids.slice(0, 110)) updateRow(tx, 'user', id, gone, UNDONE)
      // No set has room for more beside this.
      updateRow(tx, 'user', must(ids[110], 'an id'), { ...gone, bio: 'b'.repeat(600_000) }, UNDONE)
      for (const id of ids.slice(111)) updateRow(tx, 'user', id, gone, UNDONE)
      updateRow(tx, 'import_run', importId, { undone_at: 5 }, UNDONE)
    })
    const before = hub.sets.length
    await expectNotUndone(120)
    expect(hub.sets.length - before).toBeGreaterThan(2)
  })
})
