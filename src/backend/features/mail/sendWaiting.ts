import type { MailServer } from '#shared/contract/mail.ts'
import { ok } from '#shared/errors/index.ts'
import type { ClinicDatabase } from '../../db/clinicDatabase.ts'
import type { SecretStore } from '../../ports.ts'
import { FURTHEST_MS } from './backoff.ts'
import { readMailPassword } from './mailPassword.ts'
import { countOld, findDueMail, findWaitingTimes, forgetSettled, refuseOld } from './mailRepository.ts'
import { findLinkState, findMailServer, type LinkState } from './mailServer.ts'
import { noteLinkFailure, noteLinkFine, noteOutcome } from './noteOutcome.ts'
import { sendMail } from './sendMail.ts'
import { openSmtpLink, type SmtpLink } from './smtpLink.ts'

const DAY_MS = 86_400_000
const TOO_OLD_MS = 7 * DAY_MS
const KEPT_MS = 30 * DAY_MS
/** A new mail may try the way again before its time, but not more often. */
const NEW_MAIL_TRIES_AFTER_MS = 60_000

/** What one round of sending needs from around it. */
export type Round = {
  readonly db: ClinicDatabase
  readonly store: SecretStore | undefined
  readonly now: () => number
  /** True for the first round after a start: the network may be another one. */
  readonly isFirst: boolean
  readonly isStopping: () => boolean
  /** Given the link in use, so that the end of the program can cut it; undefined once it is closed. */
  readonly holdLink: (link: SmtpLink | undefined) => void
}

/** Gives up what waited for seven days, and forgets what was settled a month ago. */
async function tidy({ db, now }: Round): Promise<void> {
  const queuedBefore = now() - TOO_OLD_MS
  const settledBefore = now() - KEPT_MS
  const old = await countOld(db.read, queuedBefore, settledBefore)
  if (old.waiting + old.settled === 0) return
  await db.write({ actorId: null }, async (tx) => {
    await forgetSettled(tx.query, settledBefore)
    await refuseOld(tx.query, queuedBefore, now(), JSON.stringify({ what: 'tooOld', reply: '' }))
    return ok(null)
  })
}

/** When the way to the server may be tried again; undefined where only an owner can help. */
function nextTryAt(
  state: LinkState | undefined,
  newestAt: number,
  { now, isFirst }: Round,
): number | undefined {
  if (state === undefined) return 0
  if (state.isStopped) return undefined
  const isClockBack = state.nextTryAt > now() + FURTHEST_MS
  if (isFirst || isClockBack) return 0
  const isNewer = newestAt > state.failedAt
  return isNewer ? Math.min(state.nextTryAt, state.failedAt + NEW_MAIL_TRIES_AFTER_MS) : state.nextTryAt
}

async function passwordFor(server: MailServer, { store, db }: Round): Promise<string | undefined> {
  if (server.user === '' || store === undefined) return undefined
  return readMailPassword(store, db.device.id)
}

async function sendAll(round: Round, server: MailServer): Promise<void> {
  const { db, now } = round
  const password = await passwordFor(server, round)
  if (server.user !== '' && password === undefined) {
    await noteLinkFailure(db, now(), { problem: { what: 'passwordUnreadable', reply: '' }, isFinal: false })
    return
  }
  const opened = await openSmtpLink(server, password)
  if (round.isStopping()) return opened.ok ? opened.link.cut() : undefined
  if (!opened.ok) return noteLinkFailure(db, now(), opened.failure)
  round.holdLink(opened.link)
  try {
    await noteLinkFine(db)
    for (;;) {
      const mail = await findDueMail(db.read, now(), now() + FURTHEST_MS)
      if (mail === undefined || round.isStopping()) return
      const outcome = await sendMail(db, { link: opened.link, server, now: now() }, mail)
      // What the end of the program cut is tried again at the next start, under the same Message-ID.
      if (round.isStopping()) return
      if (!(await noteOutcome(db, now(), mail, outcome))) return
    }
  } finally {
    round.holdLink(undefined)
    opened.link.close()
  }
}

/**
 * One round: sends every mail that is due, one after the other over one connection.
 * @returns when there may be something to do again; undefined where nothing is
 */
export async function sendWaiting(round: Round): Promise<number | undefined> {
  const { db, now } = round
  await tidy(round)
  const before = await findWaitingTimes(db.read)
  const server = await findMailServer(db.read)
  if (before === undefined || server === undefined) return undefined
  const tryAt = nextTryAt(await findLinkState(db.read), before.newestAt, round)
  if (tryAt === undefined) return undefined
  const isDue = (await findDueMail(db.read, now(), now() + FURTHEST_MS)) !== undefined
  if (isDue && tryAt <= now()) await sendAll(round, server)
  if (round.isStopping()) return undefined
  const after = await findWaitingTimes(db.read)
  if (after === undefined) return undefined
  const next = nextTryAt(await findLinkState(db.read), after.newestAt, { ...round, isFirst: false })
  return next === undefined ? undefined : Math.max(next, after.nextAt)
}
