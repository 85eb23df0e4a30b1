import { type UserId, userIdSchema } from '#shared/domain/ids.ts'
import { insertRow } from '../../db/writeRow.ts'
import { SAMPLE_MADE } from './act.ts'
import type { Making } from './making.ts'
import type { SampleSession } from './makeSessions.ts'
import type { SampleStaff } from './makeStaff.ts'
import { SIGN_IN_PEOPLE } from './sampleSignIns.ts'

type Plan = {
  /** The practitioner's number; 0 is the one whose sign-in is shown. */
  readonly number: number
  readonly status: 'submitted' | 'approved' | 'denied'
  /** Days from today, both included. */
  readonly from: number
  readonly until: number
  readonly reason?: string
}

const FIRST_WEEK = { from: -14, until: -8 } as const
const SECOND_WEEK = { from: -7, until: -1 } as const
const BOTH_WEEKS = { from: -14, until: -1 } as const
const HOUR_MS = 3_600_000

/** In each state some: the shown practitioner has one that came back, and the second week still to hand in. */
const PLANS: readonly Plan[] = [
  {
    number: 0,
    status: 'denied',
    ...FIRST_WEEK,
    reason: 'The Tuesday afternoon sessions took place online. Please check their services.',
  },
  { number: 2, status: 'approved', ...FIRST_WEEK },
  { number: 3, status: 'approved', ...BOTH_WEEKS },
  { number: 4, status: 'submitted', ...BOTH_WEEKS },
  { number: 7, status: 'submitted', ...SECOND_WEEK },
  { number: 9, status: 'submitted', ...FIRST_WEEK },
  { number: 10, status: 'denied', ...SECOND_WEEK, reason: 'Friday is missing.' },
]

function findReviewer({ tx }: Making): UserId {
  const { email } = SIGN_IN_PEOPLE.admin
  const [row] = tx.all("SELECT user_id FROM contact_point WHERE kind = 'email' AND folded_value = ?", email)
  if (typeof row !== 'object' || row === null || !('user_id' in row)) throw new Error('No Office Admin yet')
  return userIdSchema.parse(row.user_id)
}

/** Timesheets of some practitioners over the weeks behind, in each state. */
export function makeTimesheets(
  making: Making,
  { practitioners }: SampleStaff,
  sessions: readonly SampleSession[],
): void {
  const reviewerId = findReviewer(making)
  for (const [index, plan] of PLANS.entries()) {
    const practitioner = practitioners[plan.number]
    if (practitioner === undefined) continue
    const held = sessions.filter(
      ({ practitionerId, offset, isAccountable }) =>
        practitionerId === practitioner.id && isAccountable && offset >= plan.from && offset <= plan.until,
    )
    if (held.length > 0) insertTimesheet(making, plan, practitioner.id, reviewerId, held, index)
  }
}

function insertTimesheet(
  { tx, day }: Making,
  plan: Plan,
  practitionerId: UserId,
  reviewerId: UserId,
  held: readonly SampleSession[],
  index: number,
): void {
  const id = tx.newId()
  const isDecided = plan.status !== 'submitted'
  const submittedAt = tx.now - (20 + index * 3) * HOUR_MS
  insertRow(
    tx,
    'timesheet',
    {
      id,
      practitioner_id: practitionerId,
      reviewer_id: reviewerId,
      starts_on: day(plan.from).date,
      ends_on: day(plan.until).date,
      status: plan.status,
      reason: plan.reason ?? '',
      submitted_at: submittedAt,
      decided_at: isDecided ? submittedAt + 5 * HOUR_MS : null,
      decided_by: isDecided ? reviewerId : null,
    },
    SAMPLE_MADE,
  )
  for (const session of held) {
    const row = {
      id: `${id}.${session.id}`,
      timesheet_id: id,
      session_id: session.id,
      is_in: 1,
      ...session.kept,
    } as const
    insertRow(tx, 'timesheet_session', row, SAMPLE_MADE)
  }
}
