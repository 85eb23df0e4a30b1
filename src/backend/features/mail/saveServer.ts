import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import type { MailServer } from '#shared/contract/mail.ts'
import { isThisPc } from '#shared/domain/mail.ts'
import { fail, ok, type FieldProblem } from '#shared/errors/index.ts'
import { appendAudit } from '../../audit/appendAudit.ts'
import type { ActorCall } from '../../call.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { keepMailPassword, readMailPassword, removeMailPassword } from './mailPassword.ts'
import { makeAllDue } from './mailRepository.ts'
import { findMailServer, saveLinkState, saveMailServer } from './mailServer.ts'

type Input = ParsedInputOf<'mail.saveServer'>

/** True where a kept password would go somewhere else, or to somebody else, or over an opener way. */
function goesElsewhere(before: MailServer, after: MailServer): boolean {
  return (
    before.host !== after.host ||
    before.port !== after.port ||
    before.user !== after.user ||
    (before.security !== after.security && after.security === 'none')
  )
}

function problemsOf(
  { server, password }: Input,
  before: MailServer | undefined,
  isKept: boolean,
): Record<string, FieldProblem> {
  const problems: Record<string, FieldProblem> = {}
  if (server.security === 'none' && !isThisPc(server.host) && !server.isOpenWayAccepted)
    problems['server.isOpenWayAccepted'] = 'required'
  const needsPassword =
    server.user !== '' && (!isKept || before === undefined || goesElsewhere(before, server))
  if (needsPassword && password === null) problems['password'] = 'required'
  return problems
}

/** What the log holds: all but the password, of which only that it changed. */
function noteChange(tx: WriteTx, before: MailServer | undefined, after: MailServer, hasNew: boolean): void {
  appendAudit(tx, {
    verb: 'mail.serverChanged',
    outcome: 'done',
    ...(before === undefined ? {} : { before }),
    after: { ...after, ...(hasNew ? { password: '(changed)' } : {}) },
  })
}

/**
 * Keeps the mail server of this PC, its password in the store of this PC's keys. A kept password is never sent to
 * another server than it was typed for. What was stopped is tried again.
 */
export async function saveServer(call: ActorCall, input: Input): Promise<Answer<'mail.saveServer'>> {
  const { db } = call
  const store = call.stage.secretStore()
  if (store === undefined) return fail('KEY_STORE_UNAVAILABLE', {})
  const before = await findMailServer(db.read)
  const kept = await readMailPassword(store, db.device.id)
  const fields = problemsOf(input, before, kept !== undefined)
  if (Object.keys(fields).length > 0) return fail('BAD_INPUT', { fields })
  const { server } = input
  const password = server.user === '' ? null : input.password
  try {
    if (password !== null) await keepMailPassword(store, db.device.id, password)
    else if (server.user === '' && kept !== undefined) await removeMailPassword(store, db.device.id)
  } catch {
    return fail('KEY_STORE_UNAVAILABLE', {})
  }
  await db.write({ actorId: call.actor.userId }, async (tx) => {
    await saveMailServer(tx.query, server)
    await saveLinkState(tx.query, null)
    await makeAllDue(tx.query, tx.now)
    const isSame = JSON.stringify(before) === JSON.stringify(server)
    if (!isSame || password !== null) noteChange(tx, before, server, password !== null)
    return ok(null)
  })
  call.emit({ name: 'mail.changed' })
  return ok({})
}
