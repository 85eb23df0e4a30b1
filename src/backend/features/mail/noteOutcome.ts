import { randomInt } from 'node:crypto'
import type { MailProblem } from '#shared/domain/mail.ts'
import { ok } from '#shared/errors/index.ts'
import type { ClinicDatabase, WriteTx } from '../../db/clinicDatabase.ts'
import { waitAfter } from './backoff.ts'
import type { MailFailure } from './explainFailure.ts'
import { noteMail, removeMail, type WaitingMail } from './mailRepository.ts'
import { findLinkState, saveLinkState } from './mailServer.ts'
import type { Outcome } from './sendMail.ts'

const RANDOM_STEPS = 1_000_000
const random = (): number => randomInt(RANDOM_STEPS) / RANDOM_STEPS

/** The program's own doing: no person stands behind it. */
const PROGRAM = { actorId: null }

/** Notes what keeps every mail from going out, and when it is tried again. */
export async function noteLinkFailure(
  db: ClinicDatabase,
  now: number,
  { problem, isFinal }: Pick<MailFailure, 'problem' | 'isFinal'>,
): Promise<void> {
  await db.write(PROGRAM, async (tx) => {
    const failures = ((await findLinkState(tx.query))?.failures ?? 0) + 1
    const nextTryAt = now + waitAfter(failures, random())
    await saveLinkState(tx.query, { problem, failures, failedAt: now, nextTryAt, isStopped: isFinal })
    return ok(null)
  })
}

/** Notes that the server let us in: nothing keeps mail from going out any more. */
export async function noteLinkFine(db: ClinicDatabase): Promise<void> {
  if ((await findLinkState(db.read)) === undefined) return
  await db.write(PROGRAM, async (tx) => {
    await saveLinkState(tx.query, null)
    return ok(null)
  })
}

async function refuse(tx: WriteTx, mail: WaitingMail, now: number, problem: MailProblem): Promise<void> {
  const attempts = mail.attempts + 1
  const note = { state: 'refused', attempts, problem: JSON.stringify(problem), settled_at: now } as const
  await noteMail(tx.query, mail.id, note)
}

/** Notes what became of one mail. @returns false where no other need be tried now */
export async function noteOutcome(
  db: ClinicDatabase,
  now: number,
  mail: WaitingMail,
  outcome: Outcome,
): Promise<boolean> {
  if (typeof outcome === 'object' && !outcome.ok && outcome.failure.reach === 'everyMail') {
    await noteLinkFailure(db, now, outcome.failure)
    return false
  }
  await db.write(PROGRAM, async (tx) => {
    if (outcome === 'declined') await removeMail(tx.query, mail.id)
    else if (outcome === 'noAddress') await refuse(tx, mail, now, { what: 'noAddress', reply: '' })
    else if (outcome.ok) {
      const note = { state: 'sent', attempts: mail.attempts + 1, problem: '', settled_at: now } as const
      await noteMail(tx.query, mail.id, note)
    } else if (outcome.failure.isFinal) await refuse(tx, mail, now, outcome.failure.problem)
    else {
      const attempts = mail.attempts + 1
      const next = now + waitAfter(attempts, random())
      const problem = JSON.stringify(outcome.failure.problem)
      await noteMail(tx.query, mail.id, { attempts, next_at: next, problem })
    }
    return ok(null)
  })
  return true
}
