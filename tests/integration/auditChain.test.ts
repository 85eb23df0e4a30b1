import type Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { appendAudit, chainHash } from '#backend/audit/appendAudit.ts'
import { openDatabase } from '#backend/db/openDatabase.ts'
import { checkChain } from '#backend/features/logs/checkChain.ts'
import { type ChainMemory, findHead } from '#backend/features/logs/chainRepository.ts'
import { ok } from '#shared/errors/index.ts'
import { must } from '#shared/lib/must.ts'
import { drawsFrom } from '#tests/bench/seeded.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/testDatabase.ts'

const IS_LONG = process.env['ANTEROOM_LONG'] === '1'
const TAMPERINGS = IS_LONG ? 1000 : 120
const ENTRIES = 240
const NOTED_AT = 200
const SEED = 27

let test: TestDatabase
let raw: Database.Database
beforeEach(() => {
  test = openTestDatabase()
  raw = openDatabase({ file: test.file, key: test.key })
})
afterEach(async () => {
  raw.close()
  await test.close()
})

async function writeEntries(count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    test.clock.now += 1000
    await test.db.write({ actorId: null }, (tx) => {
      appendAudit(tx, { verb: `test.act${index % 7}`, outcome: 'done', after: { index } })
      return Promise.resolve(ok(null))
    })
  }
}

const NOTHING_KNOWN: ChainMemory = { checked: undefined, noted: undefined, damages: [] }

async function memoryNow(): Promise<ChainMemory> {
  const head = must(await findHead(test.db.read, test.db.device.id), 'a head')
  const noted = { at: test.clock.now, byId: 'x', heads: { [test.db.device.id]: head } }
  return { ...NOTHING_KNOWN, noted }
}

function dropTriggers(): void {
  for (const name of ['is_kept', 'is_final']) raw.exec(`DROP TRIGGER audit_entry_${name}`)
}

/** The log without its triggers, and the rows to put back after each tampering. */
function openForTampering(): void {
  dropTriggers()
  raw.exec('CREATE TEMP TABLE original AS SELECT * FROM audit_entry')
}
const putBack = (): void =>
  void raw.exec('BEGIN; DELETE FROM audit_entry; INSERT INTO audit_entry SELECT * FROM original; COMMIT')

type Row = Record<string, string | number | null>
const COLUMNS =
  'id seq device_id at actor_id act_id verb outcome table_name row_id about_user_id about_client_id before after'.split(
    ' ',
  )

/** Makes the chain fit again from an entry on, as somebody would who knows how it is made. */
function sealAgain(from: number): void {
  const rows = raw.prepare('SELECT * FROM audit_entry WHERE seq >= ? ORDER BY seq').all(from - 1) as Row[]
  let hash = String(rows[0]?.['hash'] ?? '')
  for (const row of rows.slice(1)) {
    const next = chainHash(
      hash,
      COLUMNS.map((name) => row[name]),
    )
    raw
      .prepare('UPDATE audit_entry SET previous_hash = ?, hash = ? WHERE seq = ?')
      .run(hash, next, row['seq'])
    hash = next
  }
}

const TAMPERINGS_BY_KIND = {
  edit: (seq: number, pick: (most: number) => number) => {
    const [column, value] = must(
      (
        [
          ['verb', 'test.other'],
          ['at', 1],
          ['actor_id', 'somebody-else'],
          ['after', '{"index":0.5}'],
          ['outcome', 'refused'],
          ['hash', 'f'.repeat(64)],
        ] as const
      )[pick(6)],
      'a column',
    )
    raw.prepare(`UPDATE audit_entry SET "${column}" = ? WHERE seq = ?`).run(value, seq)
  },
  delete: (seq: number) => raw.prepare('DELETE FROM audit_entry WHERE seq = ?').run(seq),
  swap: (seq: number, pick: (most: number) => number) => {
    const other = seq > 1 ? 1 + pick(seq - 1) : 2
    const set = raw.prepare('UPDATE audit_entry SET seq = ? WHERE seq = ?')
    set.run(-1, seq)
    set.run(seq, other)
    set.run(other, -1)
  },
  truncate: (seq: number) => raw.prepare('DELETE FROM audit_entry WHERE seq >= ?').run(seq),
  reseal: (seq: number) => {
    raw.prepare("UPDATE audit_entry SET after = '{}' WHERE seq = ?").run(seq)
    sealAgain(seq)
  },
  removeAndReseal: (seq: number) => {
    raw.prepare('DELETE FROM audit_entry WHERE seq = ?').run(seq)
    raw.prepare('UPDATE audit_entry SET seq = -seq WHERE seq > ?').run(seq)
    raw.prepare('UPDATE audit_entry SET seq = -seq - 1 WHERE seq < 0').run()
    sealAgain(seq)
  },
} as const
type Tampering = keyof typeof TAMPERINGS_BY_KIND
const KINDS = [
  'edit',
  'delete',
  'swap',
  'truncate',
  'reseal',
  'removeAndReseal',
] as const satisfies Tampering[]

/** What only the part behind the last noted head can hide: a tail cut off, or sealed again. */
function canBeHidden(kind: Tampering, seq: number): boolean {
  if (kind === 'truncate') return seq > NOTED_AT
  if (kind === 'delete') return seq === ENTRIES
  return (kind === 'reseal' || kind === 'removeAndReseal') && seq > NOTED_AT
}

describe('the chain of entries (L3)', () => {
  it('tells every edit, deletion, swap, cut and new seal but those behind the last noted head', async () => {
    await writeEntries(NOTED_AT)
    const memory = await memoryNow()
    await writeEntries(ENTRIES - NOTED_AT)
    expect((await checkChain(test.db.read, memory, true)).damages).toEqual([])
    openForTampering()
    const pick = drawsFrom(SEED).below
    const missed: string[] = []
    let found = 0
    let hidden = 0
    for (let round = 0; round < TAMPERINGS; round += 1) {
      const kind = must(KINDS[round % KINDS.length], 'a kind')
      const seq = 1 + pick(ENTRIES)
      TAMPERINGS_BY_KIND[kind](seq, pick)
      const { damages } = await checkChain(test.db.read, memory, true)
      if (damages.length > 0) found += 1
      else if (canBeHidden(kind, seq)) hidden += 1
      else missed.push(`${kind} at ${seq}`)
      putBack()
    }
    const unanchored = ENTRIES - NOTED_AT
    console.log(
      `L3: ${TAMPERINGS} tamperings (seed ${SEED}): ${found} found, ${hidden} cut or sealed again behind the noted head (${unanchored} of ${ENTRIES} entries unanchored), ${missed.length} missed`,
    )
    expect(missed).toEqual([])
    expect(hidden).toBeGreaterThan(0)
    expect(found + hidden).toBe(TAMPERINGS)
  })

  it('names the PC, the entry and what is wrong with it', async () => {
    await writeEntries(20)
    const memory = await memoryNow()
    openForTampering()
    const look = async (): Promise<unknown> => {
      const { damages } = await checkChain(test.db.read, memory, true)
      putBack()
      return damages.map(({ damage, seq }) => `${damage} ${seq}`)
    }
    raw.prepare("UPDATE audit_entry SET verb = 'x' WHERE seq = 9").run()
    expect(await look()).toEqual(['changed 9'])
    raw.prepare('DELETE FROM audit_entry WHERE seq = 4').run()
    expect(await look()).toEqual(['missing 5'])
    raw.prepare('DELETE FROM audit_entry WHERE seq > 12').run()
    expect(await look()).toEqual(['cutOff 13'])
    TAMPERINGS_BY_KIND.reseal(3)
    expect(await look()).toEqual(['rewritten 20'])
    raw.prepare('DELETE FROM audit_entry').run()
    expect(await look()).toEqual(['cutOff 1'])
  })

  it('goes on from the last look, and looks at everything where that one’s end is gone', async () => {
    await writeEntries(30)
    const first = await checkChain(test.db.read, NOTHING_KNOWN, true)
    const memory: ChainMemory = { ...NOTHING_KNOWN, checked: { at: 0, heads: first.heads } }
    await writeEntries(5)
    let seen = 0
    const count = (done: number): void => void (seen = done)
    const next = await checkChain(test.db.read, memory, false, count)
    expect([next.damages, seen, next.heads[test.db.device.id]?.seq]).toEqual([[], 5, 35])
    openForTampering()
    TAMPERINGS_BY_KIND.reseal(12)
    const { damages } = await checkChain(test.db.read, memory, false)
    expect(damages.map(({ damage, seq }) => [damage, seq])).toEqual([['rewritten', 30]])
  })

  it('never holds up the program for more than 20 ms at a time', async () => {
    await writeEntries(200)
    dropTriggers()
    const copy = raw.prepare(
      `INSERT INTO audit_entry SELECT hex(randomblob(16)), ?, device_id, at, actor_id, act_id, verb, outcome,
        table_name, row_id, about_user_id, about_client_id, before, after, '', '' FROM audit_entry WHERE seq = 200`,
    )
    raw.transaction(() => {
      for (let seq = 201; seq <= 6000; seq += 1) copy.run(seq)
    })()
    sealAgain(201)
    const slices: number[] = []
    // What this thread worked, not what the clock says: other programs of the PC take their turns too.
    const worked = (): number => {
      const { user, system } = process.threadCpuUsage()
      return (user + system) / 1000
    }
    let since = worked()
    await checkChain(test.db.read, NOTHING_KNOWN, true, () => {
      slices.push(worked() - since)
      since = worked()
    })
    const longest = Math.max(...slices)
    console.log(`chain check: ${slices.length} slices, longest ${longest.toFixed(1)} ms`)
    expect(slices.toSorted((one, other) => one - other)[Math.floor(slices.length * 0.9)]).toBeLessThan(20)
  })
})

describe('an entry', () => {
  it('can be neither changed nor removed by the program', async () => {
    await writeEntries(3)
    for (const sql of [
      "UPDATE audit_entry SET verb = 'x'",
      'DELETE FROM audit_entry',
      'INSERT OR REPLACE INTO audit_entry SELECT * FROM audit_entry WHERE seq = 2',
    ])
      expect(() => raw.exec(sql), sql).toThrow('the log keeps its entries')
    expect((await checkChain(test.db.read, NOTHING_KNOWN, true)).damages).toEqual([])
  })

  it('keeps its place in the chain when the clock is set back or forward (L5)', async () => {
    await writeEntries(5)
    test.clock.now -= 400 * 86_400_000
    await writeEntries(5)
    test.clock.now += 3000 * 86_400_000
    await writeEntries(5)
    const rows = raw.prepare("SELECT seq, after ->> 'index' AS place FROM audit_entry ORDER BY seq").all()
    expect(rows).toEqual(Array.from({ length: 15 }, (_, index) => ({ seq: index + 1, place: index % 5 })))
    expect((await checkChain(test.db.read, NOTHING_KNOWN, true)).damages).toEqual([])
  })

  it('holds no line break, escape code or bidi mark as it is stored, and gives back what was written (L4)', async () => {
    const text = 'a\u202Eb\r\nc\u001B[31m\u0085\u2028\u{E0041}d'
    await test.db.write({ actorId: null }, (tx) => {
      appendAudit(tx, { verb: 'test.act', outcome: 'done', after: { text } })
      return Promise.resolve(ok(null))
    })
    const stored = String(raw.prepare('SELECT after FROM audit_entry').pluck().get())
    expect(stored).toMatch(/^[\x20-\x7e]+$/)
    expect(JSON.parse(stored)).toEqual({ text })
  })
})
