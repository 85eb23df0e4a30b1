import {
  daysBetween,
  LICENCE_NOTICE_DAYS,
  noticeStep,
  PLACEMENT_NOTICE_DAYS,
} from '#shared/domain/placements.ts'
import { ok } from '#shared/errors/index.ts'
import { zonedDay } from '#shared/lib/zonedDay.ts'
import type { ClinicDatabase, Reader, WriteTx } from '../../db/clinicDatabase.ts'
import { queueMail } from '../mail/index.ts'
import {
  type Ending,
  findTimezone,
  listEndingLicences,
  listEndingPlacements,
  listGivenNotices,
  sendsMail,
} from './placementsRepository.ts'

const DAY_MS = 86_400_000
const KEEP = `INSERT INTO setting (name, value) VALUES (?, ?)
  ON CONFLICT (name) DO UPDATE SET value = excluded.value`

type Notice = {
  readonly kind: 'licenceEnding' | 'placementEnding'
  readonly ending: Ending
  readonly name: string
  readonly value: string
}

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)

/** True where this notice, or one of a later step of the same end, was given before. */
function isGiven(before: string | undefined, endsOn: string, step: number): boolean {
  const [day, given] = before?.split('/') ?? []
  return day === endsOn && Number(given) <= step
}

/** The notices that are due and not given: for each end the nearest step alone, also after weeks without this PC. */
async function listDueNotices(db: Reader, today: string): Promise<Notice[]> {
  const given = await listGivenNotices(db)
  const due = (kind: Notice['kind'], endings: readonly Ending[], steps: readonly number[]): Notice[] =>
    endings.flatMap((ending) => {
      const step = noticeStep(daysBetween(today, ending.endsOn), steps)
      const name = `notice.${kind}.${ending.userId}`
      if (step === undefined || isGiven(given.get(name), ending.endsOn, step)) return []
      return [{ kind, ending, name, value: `${ending.endsOn}/${step}` }]
    })
  const licences = await listEndingLicences(db, today, dayAfter(today, Math.max(...LICENCE_NOTICE_DAYS)))
  const placements = await listEndingPlacements(db, dayAfter(today, Math.max(...PLACEMENT_NOTICE_DAYS)))
  return [
    ...due('licenceEnding', licences, LICENCE_NOTICE_DAYS),
    ...due('placementEnding', placements, PLACEMENT_NOTICE_DAYS),
  ]
}

function give(tx: WriteTx, { kind, ending, name, value }: Notice): void {
  queueMail(tx, ending.userId, kind, { endsOn: ending.endsOn })
  if (ending.supervisorId !== null)
    queueMail(tx, ending.supervisorId, kind, { endsOn: ending.endsOn, student: ending.name })
  tx.run(KEEP, name, value)
}

/**
 * Mails whoever has a licence or placement about to end, at each step once (product.md 14, 39). What was told is kept
 * on this PC, so that a restart tells nobody twice; a PC that sends no mail keeps nothing.
 * @returns how many notices
 */
export async function giveNotices(db: ClinicDatabase, nowMs: number): Promise<number> {
  const timezone = await findTimezone(db.read)
  if (timezone === undefined || !(await sendsMail(db.read))) return 0
  const today = zonedDay(nowMs, timezone)
  if ((await listDueNotices(db.read, today)).length === 0) return 0
  const written = await db.write({ actorId: null }, async (tx) => {
    const notices = await listDueNotices(tx.query, today)
    for (const notice of notices) give(tx, notice)
    return ok(notices.length)
  })
  return written.ok ? written.data : 0
}
