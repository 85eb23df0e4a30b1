import { z } from 'zod'
import type { MailServer } from '#shared/contract/mail.ts'
import { userIdSchema } from '#shared/domain/ids.ts'
import { MAIL_TOPICS } from '#shared/domain/mail.ts'
import type { ClinicDatabase } from '../../db/clinicDatabase.ts'
import { getClinicRow, getLanguageFor } from '../clinic/index.ts'
import { findRecipient, getDeviceName, isWanted, type WaitingMail } from './mailRepository.ts'
import type { Sent, SmtpLink } from './smtpLink.ts'
import { oneLine, writeLetter } from './writeLetter.ts'

/** Facts that can't be read leave a mail with fewer words, and the others behind it unharmed. */
const factsSchema = z.record(z.string(), z.union([z.string(), z.number()])).catch({})

/** What became of one mail: the server's answer, or why it was not even offered to it. */
export type Outcome = Sent | 'declined' | 'noAddress'

/** The same id for the same mail, at every try. */
export function messageIdOf(mailId: string, server: MailServer): string {
  return `<${mailId}@${server.senderAddress.slice(server.senderAddress.lastIndexOf('@') + 1)}>`
}

/** Sends one mail of the queue, to the address and by the choice that the person has now. */
export async function sendMail(
  db: ClinicDatabase,
  { link, server, now }: { readonly link: SmtpLink; readonly server: MailServer; readonly now: number },
  mail: WaitingMail,
): Promise<Outcome> {
  if (!(await isWanted(db.read, `${mail.user_id}.${MAIL_TOPICS[mail.kind]}`))) return 'declined'
  const person = await findRecipient(db.read, mail.user_id)
  if (person === undefined || person.address === '') return 'noAddress'
  const clinic = await getClinicRow(db.read)
  const facts = factsSchema.parse(JSON.parse(mail.facts))
  const by = userIdSchema.safeParse(facts['by'])
  const doer = by.success ? await findRecipient(db.read, by.data) : undefined
  const personName = oneLine(`${person.firstName} ${person.lastName}`)
  const written = writeLetter(mail.kind, facts, {
    language: await getLanguageFor(db.read, mail.user_id),
    personName,
    clinicName: clinic.name,
    timezone: clinic.timezone,
    at: mail.queued_at,
    deviceName: await getDeviceName(db.read, db.device.id),
    byName: doer === undefined ? '' : `${doer.firstName} ${doer.lastName}`,
  })
  return link.send({
    ...written,
    messageId: messageIdOf(mail.id, server),
    from: { name: oneLine(server.senderName), address: server.senderAddress },
    to: { name: personName, address: person.address },
    sentAt: now,
  })
}
