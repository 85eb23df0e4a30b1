import type { MailKind } from '#shared/domain/mail.ts'
import type { UserId } from '#shared/domain/ids.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { queueMail } from '../mail/index.ts'
import { listNotifiedPeople, type StoredSession } from './sessionsRepository.ts'

type Told = Pick<StoredSession, 'practitionerId' | 'clientId' | 'startsAt' | 'durationMinutes'>
type Kind = Extract<MailKind, `appointment${string}`>

/** The practitioner, while they are active and somebody else did it, and the client's people who want mail; nobody twice. */
async function listTold(tx: WriteTx, session: Told): Promise<UserId[]> {
  const people = await listNotifiedPeople(tx.query, session.clientId)
  const [active] = tx.all(`SELECT 1 FROM user WHERE id = ? AND status = 'active'`, session.practitionerId)
  const isTold = active !== undefined && session.practitionerId !== tx.actorId
  const practitioner = isTold ? [session.practitionerId] : []
  return [...new Set([...practitioner, ...people])]
}

/** Mail about a session to come (product.md 17); what lies behind is nobody's news. Without the name of the client. */
export async function tellByMail(tx: WriteTx, kind: Kind, session: Told): Promise<void> {
  if (session.startsAt <= tx.now) return
  const facts = { until: session.startsAt, minutes: session.durationMinutes }
  for (const userId of await listTold(tx, session)) queueMail(tx, userId, kind, facts)
}

/** Mail about a session that was moved: another practitioner's is gone from the first one. */
export async function tellOfMove(tx: WriteTx, before: Told, after: Told): Promise<void> {
  const isSame = before.practitionerId === after.practitionerId && before.clientId === after.clientId
  if (!isSame) {
    await tellByMail(tx, 'appointmentCancelled', before)
    await tellByMail(tx, 'appointmentCreated', after)
    return
  }
  const isMoved = before.startsAt !== after.startsAt || before.durationMinutes !== after.durationMinutes
  if (isMoved) await tellByMail(tx, 'appointmentChanged', after)
}
