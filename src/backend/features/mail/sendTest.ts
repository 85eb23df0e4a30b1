import { randomBytes } from 'node:crypto'
import type { MailServer } from '#shared/contract/mail.ts'
import type { Answer } from '#shared/contract/index.ts'
import type { MailProblem } from '#shared/domain/mail.ts'
import { fail, ok } from '#shared/errors/index.ts'
import { makeId } from '#shared/lib/ids.ts'
import type { ActorCall } from '../../call.ts'
import { getClinicRow, getLanguageFor } from '../clinic/index.ts'
import { readMailPassword } from './mailPassword.ts'
import { findRecipient, getDeviceName, type Recipient } from './mailRepository.ts'
import { findMailServer } from './mailServer.ts'
import { messageIdOf } from './sendMail.ts'
import { type Letter, openSmtpLink, type Sent } from './smtpLink.ts'
import { oneLine, writeTestLetter } from './writeLetter.ts'

const MOST_SAID = 300

async function testLetter(call: ActorCall, server: MailServer, self: Recipient): Promise<Letter> {
  const now = call.ports.clock.now()
  const clinic = await getClinicRow(call.db.read)
  const personName = oneLine(`${self.firstName} ${self.lastName}`)
  const written = writeTestLetter({
    language: await getLanguageFor(call.db.read, call.actor.userId),
    personName,
    clinicName: clinic.name,
    timezone: clinic.timezone,
    at: now,
    deviceName: await getDeviceName(call.db.read, call.db.device.id),
    byName: '',
  })
  return {
    ...written,
    messageId: messageIdOf(makeId(now, randomBytes), server),
    from: { name: oneLine(server.senderName), address: server.senderAddress },
    to: { name: personName, address: self.address },
    sentAt: now,
  }
}

async function sendOnce(server: MailServer, password: string | undefined, letter: Letter): Promise<Sent> {
  const opened = await openSmtpLink(server, password)
  if (!opened.ok) return opened
  const sent = await opened.link.send(letter)
  opened.link.close()
  return sent
}

/** The server's words for a person to read; whatever it repeats of the password stays out. */
function shownWords(said: string, password: string | undefined): string {
  const secrets = password === undefined ? [] : [password, Buffer.from(password).toString('base64')]
  const clean = secrets.reduce((text, secret) => text.replaceAll(secret, '…'), said)
  return oneLine(clean, MOST_SAID)
}

/** Sends a mail to the caller's own address with what is saved, and says everything that came of it. */
export async function sendTest(call: ActorCall): Promise<Answer<'mail.sendTest'>> {
  const server = await findMailServer(call.db.read)
  if (server === undefined) return fail('MAIL_NOT_SET_UP', {})
  const self = await findRecipient(call.db.read, call.actor.userId)
  if (self === undefined || self.address === '') return fail('NO_EMAIL', {})
  const store = call.stage.secretStore()
  const password =
    server.user === '' || store === undefined ? undefined : await readMailPassword(store, call.db.device.id)
  const answer = (problem: MailProblem | null, said: string): Answer<'mail.sendTest'> =>
    ok({ address: self.address, problem, serverSaid: shownWords(said, password) })
  if (server.user !== '' && password === undefined)
    return answer({ what: 'passwordUnreadable', reply: '' }, '')
  const sent = await sendOnce(server, password, await testLetter(call, server, self))
  return answer(sent.ok ? null : sent.failure.problem, sent.serverSaid)
}
