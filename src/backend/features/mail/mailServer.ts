import { z } from 'zod'
import { type MailServer, mailServerSchema } from '#shared/contract/mail.ts'
import { MAIL_PROBLEMS } from '#shared/domain/mail.ts'
import type { Reader } from '../../db/clinicDatabase.ts'
import { findSetting, saveSetting } from './mailRepository.ts'

/** Kept while this PC sends mail: `queueMail` looks whether it is there. */
export const SERVER_SETTING = 'mail.server'
const STATE_SETTING = 'mail.state'

/** The mail server of this PC; undefined where it sends no mail. */
export async function findMailServer(db: Reader): Promise<MailServer | undefined> {
  const text = await findSetting(db, SERVER_SETTING)
  return text === undefined ? undefined : mailServerSchema.parse(JSON.parse(text))
}

/** Keeps the mail server; null takes it away. The password is never part of it. */
export async function saveMailServer(db: Reader, server: MailServer | null): Promise<void> {
  await saveSetting(db, SERVER_SETTING, server === null ? null : JSON.stringify(server))
}

const linkStateSchema = z.strictObject({
  problem: z.strictObject({ what: z.enum(MAIL_PROBLEMS), reply: z.string() }),
  /** Tries in a row that failed. */
  failures: z.int(),
  failedAt: z.number(),
  nextTryAt: z.number(),
  /** True where only an owner can help: nothing is tried again by itself. */
  isStopped: z.boolean(),
})

/** What keeps every mail from going out, as opposed to a single one. */
export type LinkState = z.infer<typeof linkStateSchema>

/** What keeps every mail from going out; undefined where nothing does. Survives a restart. */
export async function findLinkState(db: Reader): Promise<LinkState | undefined> {
  const text = await findSetting(db, STATE_SETTING)
  return text === undefined ? undefined : linkStateSchema.parse(JSON.parse(text))
}

export async function saveLinkState(db: Reader, state: LinkState | null): Promise<void> {
  await saveSetting(db, STATE_SETTING, state === null ? null : JSON.stringify(state))
}
