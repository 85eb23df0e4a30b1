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
  licenceEnding: 'endingSoon',
  placementEnding: 'endingSoon',
} as const satisfies Record<string, NotificationTopic>
export type MailKind = keyof typeof MAIL_TOPICS

const isMailKind = (name: string): name is MailKind => Object.hasOwn(MAIL_TOPICS, name)
export const MAIL_KINDS: readonly MailKind[] = Object.keys(MAIL_TOPICS).filter(isMailKind)

/** `refused`: the server will never take it; everything else is tried again. */
export const MAIL_STATES = ['waiting', 'sent', 'refused'] as const
export type MailState = (typeof MAIL_STATES)[number]
