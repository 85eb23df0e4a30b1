import type { NotificationTopic } from './notifications.ts'

/** Every mail this program sends, with the topic under which a person may decline it (product.md 17). */
export const MAIL_TOPICS = {
  accountCreated: 'accountSecurity',
  temporaryPasswordSet: 'accountSecurity',
  passwordChanged: 'accountSecurity',
  mfaOn: 'accountSecurity',
  mfaOff: 'accountSecurity',
  mfaReset: 'accountSecurity',
  newSignInPc: 'accountSecurity',
  rolesChanged: 'accountSecurity',
  alertRaised: 'accountSecurity',
  clientAssigned: 'clientAssigned',
  clientTaken: 'clientTaken',
  licenceEnding: 'endingSoon',
  placementEnding: 'endingSoon',
  appointmentCreated: 'appointmentCreated',
  appointmentChanged: 'appointmentChanged',
  appointmentCancelled: 'appointmentCancelled',
  timesheetSubmitted: 'timesheetSubmitted',
  timesheetApproved: 'timesheetApproved',
  timesheetDenied: 'timesheetDenied',
} as const satisfies Record<string, NotificationTopic>
export type MailKind = keyof typeof MAIL_TOPICS

const isMailKind = (name: string): name is MailKind => Object.hasOwn(MAIL_TOPICS, name)
export const MAIL_KINDS: readonly MailKind[] = Object.keys(MAIL_TOPICS).filter(isMailKind)

/** `refused`: the server will never take it; everything else is tried again. */
export const MAIL_STATES = ['waiting', 'sent', 'refused'] as const
export type MailState = (typeof MAIL_STATES)[number]

/**
 * How the way to the mail server is closed to others. `startTls`: asked for before anything is said, and nothing is
 * sent without it · `tls`: closed from the start · `none`: open, on this PC itself or where an owner said so in words.
 */
export const MAIL_SECURITIES = ['startTls', 'tls', 'none'] as const
export type MailSecurity = (typeof MAIL_SECURITIES)[number]

/** Everything that can keep a mail from going out, as a fact; the words for it are the renderer's. */
export const MAIL_PROBLEMS = [
  'nameNotFound',
  'noConnection',
  'timedOut',
  'notUnderstood',
  'noEncryption',
  'certificateUntrusted',
  'certificateEnded',
  'certificateOtherName',
  'loginRefused',
  'loginNotOffered',
  'loginNeeded',
  'passwordUnreadable',
  'serverBusy',
  'senderRefused',
  'recipientRefused',
  'contentRefused',
  'noAddress',
  'tooOld',
] as const

/** Why a mail did not go out; `reply` is the server's code, such as `550 5.1.1`, empty where it gave none. */
export type MailProblem = { readonly what: (typeof MAIL_PROBLEMS)[number]; readonly reply: string }

/** True for the names of this very PC: what goes there leaves it no more than what it keeps. */
export function isThisPc(host: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/i.test(host)
}
