import { z } from 'zod'
import type { Answer } from '#shared/contract/index.ts'
import { MAIL_PROBLEMS, type MailProblem } from '#shared/domain/mail.ts'
import { ok } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import { countMails, listUnsentMails } from './mailRepository.ts'
import { findLinkState, findMailServer } from './mailServer.ts'

const MOST = 200
const problemSchema = z.strictObject({ what: z.enum(MAIL_PROBLEMS), reply: z.string() })

const readProblem = (text: string): MailProblem | null =>
  text === '' ? null : problemSchema.parse(JSON.parse(text))

/** How many mails wait and were refused, and what keeps all of them from going out. */
export async function getState(call: ActorCall): Promise<Answer<'mail.getState'>> {
  const { waiting, refused, lastSentAt } = await countMails(call.db.read)
  const state = await findLinkState(call.db.read)
  return ok({
    isSetUp: (await findMailServer(call.db.read)) !== undefined,
    waiting,
    refused,
    problem: state?.problem ?? null,
    isStopped: state?.isStopped ?? false,
    nextTryAt: state === undefined || state.isStopped ? null : state.nextTryAt,
    lastSentAt,
  })
}

/** What waits and what was refused, with whom it is for and when it is tried next. */
export async function listQueue(call: ActorCall): Promise<Answer<'mail.listQueue'>> {
  const state = await findLinkState(call.db.read)
  const rows = await listUnsentMails(call.db.read, MOST)
  return ok({
    mails: rows.map((row) => {
      const isRefused = row.state === 'refused'
      const isHeld = isRefused || state?.isStopped === true
      return {
        mailId: row.id,
        name: `${row.firstName ?? ''} ${row.lastName ?? ''}`.trim(),
        kind: row.kind,
        state: isRefused ? ('refused' as const) : ('waiting' as const),
        attempts: row.attempts,
        queuedAt: row.queuedAt,
        nextTryAt: isHeld ? null : Math.max(row.nextAt, state?.nextTryAt ?? 0),
        problem: readProblem(row.problem),
      }
    }),
  })
}
