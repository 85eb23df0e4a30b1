import type { Answer } from '#shared/contract/index.ts'
import { dayPlus, mondayOf } from '#shared/domain/reports.ts'
import { ok } from '#shared/errors/index.ts'
import { zonedDay, zonedDayStart } from '#shared/lib/zonedDay.ts'
import type { ActorCall } from '../../call.ts'
import { listOwnClients } from '../clients/index.ts'
import { getClinicRow } from '../clinic/index.ts'
import { listUnheld } from '../sessions/index.ts'
import { listDenied } from '../timesheets/index.ts'
import { countDisciplines, countKinds, countSessionsIn, countTimesheetsToReview } from './todayRepository.ts'

const MOST_CLIENTS = 12
const MOST_DENIED = 3
const MOST_UNHELD = 5
const MOST_DISCIPLINES = 8
const WEEK = [0, 1, 2, 3, 4, 5, 6] as const

/** What waits for the viewer, their own clients, and the numbers behind the pictures of Home (product.md 28). */
export async function getToday(call: ActorCall): Promise<Answer<'home.getToday'>> {
  const db = call.db.read
  const { userId, rights } = call.actor
  const { timezone } = await getClinicRow(db)
  const today = zonedDay(call.ports.clock.now(), timezone)
  const seesEverybody = rights['users.list'] !== undefined
  const week: { day: string; count: number }[] = []
  for (const index of WEEK) {
    const day = dayPlus(mondayOf(today), index)
    const span = { fromMs: zonedDayStart(day, timezone), untilMs: zonedDayStart(day, timezone, 1) }
    week.push({ day, count: await countSessionsIn(db, span, seesEverybody ? undefined : userId) })
  }
  return ok({
    today,
    timesheetsToReview:
      rights['timesheets.review'] === undefined ? 0 : await countTimesheetsToReview(db, userId),
    denied: rights['timesheets.own'] === undefined ? [] : await listDenied(db, userId, MOST_DENIED),
    unheld: await listUnheld(call, MOST_UNHELD),
    week,
    isWholeClinic: seesEverybody,
    kinds: seesEverybody ? await countKinds(db) : null,
    disciplines: seesEverybody ? await countDisciplines(db, MOST_DISCIPLINES) : null,
    clients: await listOwnClients(db, userId, MOST_CLIENTS),
  })
}
