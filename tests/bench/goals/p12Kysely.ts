import { Kysely } from 'kysely'
import { ClinicDialect } from '#backend/db/driver.ts'
import { openDatabase } from '#backend/db/openDatabase.ts'
import type { Tables } from '#backend/db/tables.ts'
import { userIdSchema } from '#shared/domain/ids.ts'
import { clinicOf } from '../benchClinic.ts'
import { type GoalLine, ms } from '../goal.ts'
import { interleave, median } from '../measure.ts'

const PEOPLE = 10_000
const READS = 200
const TURNS = 15

/** Many at once in one turn: a single read is too short for the clock. */
const many = (read: (turn: number) => unknown) => async (): Promise<void> => {
  for (let turn = 0; turn < READS; turn += 1) {
    const pending = read(turn)
    if (pending instanceof Promise) await pending
  }
}

/** P12: what Kysely and its statement cache cost over a statement prepared once, on one connection. */
export async function measureP12(): Promise<GoalLine[]> {
  const clinic = await clinicOf(PEOPLE)
  const database = openDatabase({ file: clinic.file, key: clinic.key, readonly: true })
  const db = new Kysely<Tables>({ dialect: new ClinicDialect(database) })
  const ids = database
    .prepare('SELECT id FROM user LIMIT ?')
    .pluck()
    .all(READS)
    .map((id) => userIdSchema.parse(id))
  const idOf = (turn: number): (typeof ids)[number] => ids[turn % ids.length] ?? userIdSchema.parse('')
  const point = (turn: number) => db.selectFrom('user').selectAll().where('id', '=', idOf(turn))
  const page = () =>
    db
      .selectFrom('user_directory')
      .selectAll()
      .where('is_active', '=', 1)
      .orderBy('sort_name')
      .orderBy('id')
      .limit(50)
  const rawPoint = database.prepare(point(0).compile().sql)
  const rawPage = database.prepare(page().compile().sql)
  const pageValues = page().compile().parameters
  const pieces = {
    point: many((turn) => point(turn).executeTakeFirst()),
    rawPoint: many((turn) => rawPoint.get(idOf(turn))),
    page: many(() => page().execute()),
    rawPage: many(() => rawPage.all(...pageValues)),
  }
  await interleave(3, pieces)
  const times = await interleave(TURNS, pieces)
  await db.destroy()
  const lineOf = (what: string, ours: number[], raw: number[], must: number, aim: number): GoalLine => {
    const [own, reference] = [median(ours) / READS, median(raw) / READS]
    return { goal: 'P12', what, ours: ms(own), reference: ms(reference), ratio: own / reference, must, aim }
  }
  return [
    lineOf('point read', times.point, times.rawPoint, 3, 2),
    lineOf('page of 50', times.page, times.rawPage, 1.6, 1.3),
  ]
}
