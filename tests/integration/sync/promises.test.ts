import { randomInt } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import type { WriteTx } from '#backend/db/clinicDatabase.ts'
import { insertRow, updateRow, writeRow } from '#backend/db/writeRow.ts'
import { BLANK_PERSON, insertPerson } from '#backend/features/users/index.ts'
import { aside } from '#backend/sync/aside.ts'
import { applyChange, lookBeside } from '#backend/sync/applyChange.ts'
import type { Change } from '#backend/sync/change.ts'
import { collectOutgoing } from '#backend/sync/collectOutgoing.ts'
import { isRow } from '#backend/sync/fieldStore.ts'
import { pullSets } from '#backend/sync/pullSets.ts'
import { pushSets } from '#backend/sync/pushSets.ts'
import { Shapes, type TableShape } from '#backend/sync/syncedColumns.ts'
import { readSyncCounts } from '#backend/sync/syncRepository.ts'
import { takeLater } from '#backend/sync/takeLater.ts'
import { disciplineIdSchema, type UserId } from '#shared/domain/ids.ts'
import { must } from '#shared/lib/must.ts'
import { drawsFrom } from '#tests/bench/seeded.ts'
import { type Fate, memoryClient, MemoryHub } from '#tests/support/memoryHub.ts'
import { syncOnce } from '#tests/support/syncOnce.ts'
import { picture, startSyncPcs, type SyncPc, type SyncPcs } from '#tests/support/syncPcs.ts'

const IS_LONG = process.env['ANTEROOM_LONG'] === '1'
const SEED = Number(process.env['ANTEROOM_SEED'] ?? randomInt(2 ** 31))
const DAY = 24 * 3_600_000
const CHANGED = { verb: 'user.profileChanged' }

let clinic: SyncPcs | undefined
afterEach(async () => {
  await clinic?.close()
  clinic = undefined
})

async function start(count: number): Promise<readonly SyncPc[]> {
  clinic = await startSyncPcs(count)
  return clinic.pcs
}

const add = (tx: WriteTx, lastName: string): UserId =>
  insertPerson(tx, { ...BLANK_PERSON, kind: 'staff', firstName: 'Ana', lastName })
const addMany = (pc: SyncPc, count: number): Promise<UserId[]> =>
  pc.write((tx) => Array.from({ length: count }, (_, at) => add(tx, `Silva ${at}`)))

async function rounds(pcs: readonly SyncPc[], hub: MemoryHub): Promise<void> {
  for (let round = 0; round < 2; round += 1)
    for (const pc of pcs) expect(await syncOnce(pc, hub)).toMatchObject({ ok: true })
}

const count = async (pc: SyncPc, sql: string): Promise<number> => {
  const [row] = await pc.write((tx) => tx.all(sql))
  return isRow(row) ? Number(row['n']) : -1
}

/** What a PC has to say so far, as another one is told it. */
const saidBy = (pc: SyncPc): Promise<readonly Change[]> =>
  pc.write((tx) => collectOutgoing(tx, { outboxSeq: 0, auditSeq: 0 })?.changes ?? [])

function apply(to: SyncPc, from: SyncPc, changes: readonly Change[], shapes: Shapes): Promise<string[]> {
  return to.write((tx) => {
    const work = { tx, shapes, origin: { deviceNumber: from.pc.number, hubSeq: 1 }, beside: lookBeside(tx) }
    return changes.map((change) => applyChange(work, change))
  })
}

/** What synced rows two PCs have, without what only one of them wrote into its log. */
async function rowsOf(pc: SyncPc): Promise<Record<string, string[]>> {
  const { log: _, ...rows } = await picture(pc)
  return rows
}

describe('a PC that comes back after 90 days (S10)', () => {
  it('brings nobody back, and loses nothing of what was typed on it', async () => {
    const [a, late] = await start(2)
    const [here, there] = [must(a, 'a PC'), must(late, 'a late PC')]
    const hub = new MemoryHub()
    const people = await addMany(here, 100)
    await rounds([here, there], hub)
    const gone = people.slice(0, 9)
    await here.write((tx) => {
      for (const id of gone) updateRow(tx, 'user', id, { status: 'inactive' }, { verb: 'user.madeInactive' })
    })
    await syncOnce(here, hub)
    here.clock.now += 90 * DAY
    there.clock.now += 90 * DAY
    await there.write((tx) => {
      for (const id of people) updateRow(tx, 'user', id, { title: 'typed late' }, CHANGED)
    })
    await rounds([here, there], hub)
    for (const pc of [here, there]) {
      expect(await count(pc, `SELECT count(*) AS n FROM user WHERE status = 'inactive'`)).toBe(gone.length)
      expect(await count(pc, `SELECT count(*) AS n FROM user WHERE title = 'typed late'`)).toBe(people.length)
    }
    console.log(`S10: ${gone.length} gone, ${people.length} edits 90 days late: 0 resurrections, 0 lost`)
  })
})

describe('ids and staff IDs that PCs give offline (S11)', () => {
  it(
    'never collide',
    async () => {
      const [pcs, each] = IS_LONG ? [50, 100_000] : [30, 5]
      const ids = new Set<string>()
      const staffIds = new Set<string>()
      for (const pc of await start(pcs)) {
        for (let made = 0; made < each; made += 1_000) await addMany(pc, Math.min(1_000, each - made))
        for (const row of await pc.write((tx) => tx.all('SELECT id, staff_id FROM user'))) {
          if (!isRow(row)) continue
          ids.add(String(row['id']))
          staffIds.add(String(row['staff_id']).toUpperCase())
        }
      }
      expect([ids.size, staffIds.size]).toEqual([pcs * each, pcs * each])
      console.log(`S11: ${pcs} PCs × ${each} people: 0 ids and 0 staff IDs twice`)
    },
    IS_LONG ? 7_200_000 : undefined,
  )
})

describe('the count of unsent changes (S14)', () => {
  it('is what was done here and has not been acknowledged, whatever the network did', async () => {
    const draws = drawsFrom(SEED)
    const [one] = await start(1)
    const pc = must(one, 'a PC')
    const hub = new MemoryHub()
    const fates: readonly Fate[] = ['arrives', 'isLost', 'answerIsLost']
    const samples = IS_LONG ? 1_000 : 150
    let expected = 0
    for (let sample = 0; sample < samples; sample += 1) {
      if (draws.below(3) > 0) {
        await pc.write((tx) => {
          const id = disciplineIdSchema.parse(tx.newId())
          insertRow(tx, 'discipline', { id, name: `D${sample}`, is_current: 1 }, { verb: 'discipline.added' })
        })
        expected += 1
      } else {
        const fate = must(fates[draws.below(fates.length)], 'a fate')
        const client = memoryClient(
          hub,
          () => fate,
          () => 10,
        )
        const pushed = await pushSets(pc.db(), client, pc.seed)
        await pullSets(pc.db(), client)
        // What arrived and was not answered is acknowledged once it is pulled, or sent and answered again.
        if (pushed.ok) expected = 0
      }
      expect((await readSyncCounts(pc.db().read)).unsent).toBe(expected)
    }
    console.log(`S14: ${samples} samples, seed ${SEED}: equal in each`)
  })
})

describe('a poisoned row among good ones (S16)', () => {
  it('is set aside, and the rest is applied', async () => {
    const [a, b] = await start(2)
    const [from, to] = [must(a, 'a PC'), must(b, 'a PC')]
    const good = IS_LONG ? 999 : 199
    await from.write((tx) => {
      for (let at = 0; at <= good; at += 1) {
        const id = disciplineIdSchema.parse(tx.newId())
        insertRow(tx, 'discipline', { id, name: `D${at}`, is_current: 1 }, { verb: 'discipline.added' })
      }
      // As a program with a bug would send it.
      tx.run(`UPDATE outbox SET patch = json_set(patch, '$.is_current', 'yes') WHERE seq = 7`)
    })
    await rounds([from, to], new MemoryHub())
    expect(await count(to, 'SELECT count(*) AS n FROM set_aside')).toBe(1)
    expect(await count(to, 'SELECT count(*) AS n FROM discipline')).toBe(good)
    console.log(`S16: 1 set aside, ${good} applied`)
  })
})

describe('children that come before their parents (S17)', () => {
  it('wait for them, in whatever order all of it comes', async () => {
    const draws = drawsFrom(SEED)
    const [a, b] = await start(2)
    const [from, to] = [must(a, 'a PC'), must(b, 'a PC')]
    const people = await addMany(from, IS_LONG ? 1_000 : 40)
    await from.write((tx) => {
      for (const id of people) {
        writeRow(
          tx,
          'user_role',
          { id: `${id}.manager`, user_id: id, role: 'manager', is_held: 1 },
          { verb: 'role.given' },
        )
        updateRow(tx, 'user', id, { title: 'OT' }, CHANGED)
      }
    })
    const said = await saidBy(from)
    const shuffled = said
      .map((change) => ({ change, place: draws.below(2 ** 30) }))
      .toSorted((x, y) => x.place - y.place)
      .map(({ change }) => change)
    const how = await apply(to, from, shuffled, new Shapes())
    expect(how).not.toContain('setAside')
    expect(how).toContain('waiting')
    expect(await rowsOf(to)).toEqual(await rowsOf(from))
    console.log(`S17: ${said.length} changes shuffled, seed ${SEED}: 0 failed`)
  })
})

/** The tables of the version before: without disciplines, and without a person’s language. */
class EarlierShapes extends Shapes {
  override of(tx: Pick<WriteTx, 'all'>, name: string): TableShape | undefined {
    if (name === 'discipline') return undefined
    const shape = super.of(tx, name)
    if (shape?.name !== 'user') return shape
    const isKnown = ([column]: readonly [string, unknown]): boolean => column !== 'language'
    return { ...shape, columns: new Map([...shape.columns].filter(isKnown)) }
  }
}

describe('PCs with two versions of the program (S18)', () => {
  it('keep what only the newer knows, and have it after the update', async () => {
    const [a, b] = await start(2)
    const [newer, older] = [must(a, 'a PC'), must(b, 'a PC')]
    await newer.write((tx) => {
      const id = add(tx, 'Silva')
      const discipline = disciplineIdSchema.parse(tx.newId())
      insertRow(tx, 'discipline', { id: discipline, name: 'OT', is_current: 1 }, { verb: 'discipline.added' })
      updateRow(tx, 'user', id, { language: 'fr', title: 'OT' }, CHANGED)
      updateRow(
        tx,
        'discipline',
        discipline,
        { name: 'Occupational therapy' },
        { verb: 'discipline.renamed' },
      )
    })
    await newer.write((tx) => {
      for (const row of tx.all('SELECT id FROM discipline'))
        if (isRow(row))
          updateRow(tx, 'discipline', String(row['id']), { name: 'Ergo' }, { verb: 'discipline.renamed' })
    })
    const how = await apply(older, newer, await saidBy(newer), new EarlierShapes())
    expect(how).not.toContain('setAside')
    expect(await older.write((tx) => tx.all('SELECT title, language FROM user'))).toEqual([
      { title: 'OT', language: '' },
    ])
    expect(await count(older, 'SELECT count(*) AS n FROM discipline')).toBe(0)
    expect(await count(older, 'SELECT count(*) AS n FROM later_change')).toBeGreaterThan(0)
    while ((await aside(older.db(), takeLater, null)) === 'more');
    expect(await count(older, 'SELECT count(*) AS n FROM later_change')).toBe(0)
    expect(await rowsOf(older)).toEqual(await rowsOf(newer))
  })

  it('take what the older one says of a person without the newer fields', async () => {
    const [a, b] = await start(2)
    const [older, newer] = [must(a, 'a PC'), must(b, 'a PC')]
    await addMany(older, 3)
    const said = (await saidBy(older)).map((change) => {
      const { language: _, ...patch } = change.patch
      return { ...change, patch }
    })
    const how = await apply(newer, older, said, new Shapes())
    expect(how.filter((one) => one !== 'applied')).toEqual([])
    expect(await rowsOf(newer)).toEqual(await rowsOf(older))
  })
})
