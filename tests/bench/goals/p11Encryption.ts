import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ok } from '#shared/errors/index.ts'
import { userIdSchema } from '#shared/domain/ids.ts'
import type { ClinicDatabase } from '#backend/db/clinicDatabase.ts'
import { openClinic } from '#backend/db/openClinic.ts'
import { openDatabase } from '#backend/db/openDatabase.ts'
import { updateRow } from '#backend/db/writeRow.ts'
import { refreshDirectory } from '#backend/features/users/index.ts'
import { type GoalLine, ms } from '../goal.ts'
import { interleave, median, timeOf } from '../measure.ts'
import { fillClinic } from '../people/fillClinic.ts'
import { barePage } from './bareStatements.ts'
import { listInput } from './directoryQueries.ts'

const PEOPLE = 10_000
const REPEATS = 3
const PAGES = 300

type Times = { readonly page: number; readonly update: number; readonly insert: number }

/** Every person's title changed through the write door, 1,000 a transaction. */
async function updateEverybody(db: ClinicDatabase): Promise<void> {
  const ids = (await db.read.selectFrom('user').select('id').execute()).map(({ id }) =>
    userIdSchema.parse(id),
  )
  for (let at = 0; at < ids.length; at += 1000) {
    await db.write({ actorId: null }, (tx) => {
      for (const id of ids.slice(at, at + 1000))
        updateRow(tx, 'user', id, { title: 'Changed' }, { verb: 'bench.changed' })
      return Promise.resolve(ok(null))
    })
  }
}

async function measureOnce(key: Buffer | undefined): Promise<Times> {
  const folder = mkdtempSync(join(tmpdir(), 'anteroom-bench-cipher-'))
  const file = join(folder, 'anteroom.db')
  const db = openClinic({
    file,
    key,
    create: true,
    backupFolder: join(folder, 'backups'),
    clock: { now: () => Date.now(), monotonic: () => 0 },
    beforeCommit: refreshDirectory,
    afterCommit: () => {},
  })
  try {
    const insert = await timeOf(() => fillClinic(db, PEOPLE))
    const update = await timeOf(() => updateEverybody(db))
    const bare = openDatabase({ file, key, readonly: true })
    const page = barePage(bare, listInput())
    if (page === undefined) throw new Error('No statement for a page')
    page()
    const times = await interleave(PAGES, { page })
    bare.close()
    return { insert, update, page: median(times.page) }
  } finally {
    await db.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** P11: what the cipher costs, the program's own writes and a hot page on the same build with and without a key. */
export async function measureP11(): Promise<GoalLine[]> {
  const sealed: Times[] = []
  const plain: Times[] = []
  for (let turn = 0; turn < REPEATS; turn += 1) {
    sealed.push(await measureOnce(randomBytes(32)))
    plain.push(await measureOnce(undefined))
  }
  const lineOf = (what: string, part: keyof Times, must: number): GoalLine => {
    const ours = median(sealed.map((times) => times[part]))
    const reference = median(plain.map((times) => times[part]))
    return { goal: 'P11', what, ours: ms(ours), reference: ms(reference), ratio: ours / reference, must }
  }
  return [
    lineOf('page of 50, hot', 'page', 1.5),
    lineOf('10k updates by the write door', 'update', 3.5),
    lineOf('10k people added by the write door', 'insert', 2.2),
  ]
}
