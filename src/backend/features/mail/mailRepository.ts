import { sql } from 'kysely'
import type { UserId } from '#shared/domain/ids.ts'
import type { MailKind } from '#shared/domain/mail.ts'
import type { Reader } from '../../db/clinicDatabase.ts'
import type { MailQueueTable } from '../../db/deskTables.ts'

/** Mails of one moment keep the order of their acts. */
const AS_QUEUED = sql`mail_queue.rowid`

/** The text kept on this PC under a name; undefined where there is none. */
export async function findSetting(db: Reader, name: string): Promise<string | undefined> {
  const row = await db.selectFrom('setting').select('value').where('name', '=', name).executeTakeFirst()
  return row?.value
}

/** Keeps a text on this PC; null takes it away. */
export async function saveSetting(db: Reader, name: string, value: string | null): Promise<void> {
  if (value === null) {
    await db.deleteFrom('setting').where('name', '=', name).execute()
    return
  }
  await db
    .insertInto('setting')
    .values({ name, value })
    .onConflict((clash) => clash.column('name').doUpdateSet({ value }))
    .execute()
}

/** A mail that waits, as the sender needs it. */
export type WaitingMail = Pick<
  MailQueueTable,
  'id' | 'user_id' | 'kind' | 'facts' | 'queued_at' | 'attempts' | 'next_at'
>

/**
 * The mail whose turn it is. One that is due later than anything is ever put off until counts as due: the clock of
 * this PC went back.
 */
export async function findDueMail(
  db: Reader,
  nowMs: number,
  furthestMs: number,
): Promise<WaitingMail | undefined> {
  return db
    .selectFrom('mail_queue')
    .select(['id', 'user_id', 'kind', 'facts', 'queued_at', 'attempts', 'next_at'])
    .where('state', '=', 'waiting')
    .where((where) => where.or([where('next_at', '<=', nowMs), where('next_at', '>', furthestMs)]))
    .orderBy('next_at')
    .orderBy(AS_QUEUED)
    .limit(1)
    .executeTakeFirst()
}

/** When the next mail is due, and when the newest was queued; undefined where none waits. */
export async function findWaitingTimes(
  db: Reader,
): Promise<{ nextAt: number; newestAt: number } | undefined> {
  const row = await db
    .selectFrom('mail_queue')
    .select((select) => [
      select.fn.min<number | null>('next_at').as('nextAt'),
      select.fn.max<number | null>('queued_at').as('newestAt'),
    ])
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  if (row === undefined || row.nextAt === null || row.newestAt === null) return undefined
  return { nextAt: row.nextAt, newestAt: row.newestAt }
}

type Note = Partial<Pick<MailQueueTable, 'state' | 'attempts' | 'next_at' | 'problem' | 'settled_at'>>

/** Notes what became of one mail. */
export async function noteMail(db: Reader, id: string, note: Note): Promise<void> {
  await db.updateTable('mail_queue').set(note).where('id', '=', id).where('state', '=', 'waiting').execute()
}

/** Takes a mail off the queue that is no longer wanted. */
export async function removeMail(db: Reader, id: string): Promise<void> {
  await db.deleteFrom('mail_queue').where('id', '=', id).execute()
}

/** How many mails wait that were queued before a time, and how many were settled before another. */
export async function countOld(
  db: Reader,
  queuedBefore: number,
  settledBefore: number,
): Promise<{ waiting: number; settled: number }> {
  const count = (query: { n: number } | undefined): number => query?.n ?? 0
  const waiting = await db
    .selectFrom('mail_queue')
    .select((select) => select.fn.countAll<number>().as('n'))
    .where('state', '=', 'waiting')
    .where('queued_at', '<', queuedBefore)
    .executeTakeFirst()
  const settled = await db
    .selectFrom('mail_queue')
    .select((select) => select.fn.countAll<number>().as('n'))
    .where('settled_at', '<', settledBefore)
    .executeTakeFirst()
  return { waiting: count(waiting), settled: count(settled) }
}

/** Gives up what has waited too long. */
export async function refuseOld(
  db: Reader,
  queuedBefore: number,
  nowMs: number,
  problem: string,
): Promise<void> {
  await db
    .updateTable('mail_queue')
    .set({ state: 'refused', problem, settled_at: nowMs })
    .where('state', '=', 'waiting')
    .where('queued_at', '<', queuedBefore)
    .execute()
}

/** Forgets what was settled long ago. */
export async function forgetSettled(db: Reader, settledBefore: number): Promise<void> {
  await db.deleteFrom('mail_queue').where('settled_at', '<', settledBefore).execute()
}

/** Makes everything that waits due at once. */
export async function makeAllDue(db: Reader, nowMs: number): Promise<void> {
  await db.updateTable('mail_queue').set({ next_at: nowMs }).where('state', '=', 'waiting').execute()
}

/** Takes the refused ones off the list. @returns how many there were */
export async function discardRefusedMails(db: Reader): Promise<number> {
  const done = await db.deleteFrom('mail_queue').where('state', '=', 'refused').executeTakeFirst()
  return Number(done.numDeletedRows)
}

/** Empties the queue. */
export async function removeAllMails(db: Reader): Promise<void> {
  await db.deleteFrom('mail_queue').execute()
}

/** How many mails wait, how many were refused, and when the last one went out. */
export async function countMails(
  db: Reader,
): Promise<{ waiting: number; refused: number; lastSentAt: number | null }> {
  const rows = await db
    .selectFrom('mail_queue')
    .select((select) => [
      'state',
      select.fn.countAll<number>().as('n'),
      select.fn.max<number | null>('settled_at').as('settledAt'),
    ])
    .groupBy('state')
    .execute()
  const of = (state: MailQueueTable['state']): (typeof rows)[number] | undefined =>
    rows.find((row) => row.state === state)
  return {
    waiting: of('waiting')?.n ?? 0,
    refused: of('refused')?.n ?? 0,
    lastSentAt: of('sent')?.settledAt ?? null,
  }
}

export type ListedMail = {
  id: string
  kind: MailKind
  state: MailQueueTable['state']
  attempts: number
  queuedAt: number
  nextAt: number
  problem: string
  firstName: string | null
  lastName: string | null
}

/** What waits and what was refused, the refused first, with whom it is for. */
export async function listUnsentMails(db: Reader, most: number): Promise<ListedMail[]> {
  return db
    .selectFrom('mail_queue')
    .leftJoin('user', 'user.id', 'mail_queue.user_id')
    .select([
      'mail_queue.id',
      'mail_queue.kind',
      'mail_queue.state',
      'mail_queue.attempts',
      'mail_queue.queued_at as queuedAt',
      'mail_queue.next_at as nextAt',
      'mail_queue.problem',
      'user.first_name as firstName',
      'user.last_name as lastName',
    ])
    .where('mail_queue.state', '!=', 'sent')
    .orderBy('mail_queue.state')
    .orderBy('mail_queue.next_at')
    .orderBy(AS_QUEUED)
    .limit(most)
    .execute()
}

export type Recipient = { firstName: string; lastName: string; address: string }

/** A person with their primary e-mail as it is now, empty where they have none. */
export async function findRecipient(db: Reader, userId: UserId): Promise<Recipient | undefined> {
  const row = await db
    .selectFrom('user')
    .leftJoin('contact_point', (join) =>
      join
        .on('contact_point.id', '=', `${userId}.email.primary`)
        .onRef('contact_point.user_id', '=', 'user.id'),
    )
    .select(['user.first_name as firstName', 'user.last_name as lastName', 'contact_point.value as address'])
    .where('user.id', '=', userId)
    .executeTakeFirst()
  return row === undefined ? undefined : { ...row, address: row.address ?? '' }
}

/** False where a person has declined this kind of news. */
export async function isWanted(db: Reader, preferenceId: string): Promise<boolean> {
  const row = await db
    .selectFrom('notification_preference')
    .select('is_wanted')
    .where('id', '=', preferenceId)
    .executeTakeFirst()
  return row === undefined || row.is_wanted === 1
}

/** The name of a PC of the clinic; empty where it has none. */
export async function getDeviceName(db: Reader, deviceId: string): Promise<string> {
  const rows = await db.selectFrom('device').select(['id', 'name']).execute()
  return rows.find((row) => row.id === deviceId)?.name ?? ''
}
