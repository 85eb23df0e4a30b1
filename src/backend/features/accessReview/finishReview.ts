import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { fail, ok } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import { updateRow } from '../../db/writeRow.ts'
import { getClinicRow, getLanguageFor } from '../clinic/index.ts'
import { openReview } from './decideAccess.ts'
import { describeReview } from './describeReview.ts'
import { hashOf, keepDocument } from './documentRepository.ts'
import { drawReview } from './drawReview.ts'
import { currentReviewId, findFinished, readPeople, type ReviewedPerson } from './readReview.ts'

const SIGNED = { verb: 'accessReview.signed' }

/** What must still be so when the document is kept; when somebody was seen goes on meanwhile. */
const facts = (people: readonly ReviewedPerson[]): string =>
  JSON.stringify(people.map((person) => ({ ...person, lastSeenAt: null })))

/**
 * Signs the quarter's review: whoever does has just proved who they are. The list as it stands becomes a PDF, which is
 * kept with its hash; the hash stands in the log, so that a changed document would show.
 */
export async function finishReview(
  call: ActorCall,
  { reviewId }: ParsedInputOf<'accessReview.finish'>,
): Promise<Answer<'accessReview.finish'>> {
  const now = call.ports.clock.now()
  const db = call.db.read
  if (reviewId !== (await currentReviewId(db, now)) || (await findFinished(db, reviewId)) !== undefined)
    return fail('REVIEW_FINISHED', {})
  const people = await readPeople(db, reviewId, call.actor.userId)
  const undecided = people.filter((person) => !person.isSettled).length
  if (undecided > 0) return fail('REVIEW_UNDECIDED', { count: undecided })
  const { name: clinicName, timezone } = await getClinicRow(db)
  const signer = `${call.actor.firstName} ${call.actor.lastName}`.trim()
  const language = await getLanguageFor(db, call.actor.userId)
  const sheet = describeReview({ reviewId, clinicName, timezone, people, signer, at: now, language })
  const drawn = await drawReview(sheet, call.ports.paths.resources, now)
  if ('missing' in drawn) return fail('LETTERS_MISSING', { letters: drawn.missing.join(' ').slice(0, 200) })
  const hash = hashOf(drawn.pdf)
  return call.db.write({ actorId: call.actor.userId }, async (tx): Promise<Answer<'accessReview.finish'>> => {
    // The list is drawn between the look and this: another owner may have signed it meanwhile.
    if ((await findFinished(tx.query, reviewId)) !== undefined) return fail('REVIEW_FINISHED', {})
    const current = await readPeople(tx.query, reviewId, call.actor.userId)
    if (facts(current) !== facts(people)) return fail('REVIEW_CHANGED', {})
    openReview(tx, reviewId, SIGNED)
    const patch = {
      finished_at: now,
      finished_by: call.actor.userId,
      people: people.length,
      document: keepDocument(tx, { reviewId, base64: drawn.pdf.toString('base64'), hash }, SIGNED),
      document_hash: hash,
    }
    updateRow(tx, 'access_review', reviewId, patch, SIGNED)
    return ok({ reviewId, finishedAt: now, finishedBy: signer, people: people.length, documentHash: hash })
  })
}
