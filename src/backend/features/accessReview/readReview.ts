import type { OutputOf } from '#shared/contract/index.ts'
import { isSettled, quarterOf } from '#shared/domain/accessReview.ts'
import type { UserId } from '#shared/domain/ids.ts'
import { readRoles, sortRoles } from '#shared/domain/roles.ts'
import { zonedDay } from '#shared/lib/zonedDay.ts'
import type { Reader } from '../../db/clinicDatabase.ts'
import { getClinicRow } from '../clinic/index.ts'
import { type FinishedReview, listAccess, listDecisions, listFinished } from './accessReviewRepository.ts'

export type ReviewedPerson = OutputOf<'accessReview.get'>['people'][number]
type Finished = OutputOf<'accessReview.get'>['past'][number]

/** The review of the quarter that a moment lies in, on the clinic's calendar. */
export async function currentReviewId(db: Reader, nowMs: number): Promise<string> {
  return quarterOf(zonedDay(nowMs, (await getClinicRow(db)).timezone))
}

/** A finished review as the screens name it. */
export function toFinished(row: FinishedReview): Finished {
  return {
    reviewId: row.id,
    finishedAt: row.finished_at ?? 0,
    finishedBy: row.byName,
    people: row.people,
    documentHash: row.document_hash,
  }
}

/** Everybody a review asks about: who can sign in now, and whose sign-in was ended by it. */
export async function readPeople(db: Reader, reviewId: string, selfId: UserId): Promise<ReviewedPerson[]> {
  const decisions = new Map((await listDecisions(db, reviewId)).map((one) => [one.user_id, one]))
  const ended = [...decisions.values()].filter(({ decision }) => decision === 'end').map((one) => one.user_id)
  const people: ReviewedPerson[] = []
  for (const row of await listAccess(db, ended)) {
    const decision = decisions.get(row.userId)
    const roles = sortRoles(row.roles)
    people.push({
      userId: row.userId,
      name: row.name,
      title: row.title,
      roles,
      isMfaOn: row.isMfaOn,
      lastSeenAt: row.lastSeenAt,
      hasAccess: row.hasAccess,
      isSelf: row.userId === selfId,
      decision: decision?.decision ?? null,
      rolesThen: readRoles(decision?.roles ?? ''),
      isSettled: !row.hasAccess || isSettled(decision, roles.join(',')),
    })
  }
  return people
}

/** This quarter's review where it is finished. */
export async function findFinished(db: Reader, reviewId: string): Promise<Finished | undefined> {
  const row = (await listFinished(db)).find(({ id }) => id === reviewId)
  return row === undefined ? undefined : toFinished(row)
}
