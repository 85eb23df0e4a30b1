import type { MailProblem } from '#shared/domain/mail.ts'

/** What failed, whom it concerns, and whether trying again can help. */
export type MailFailure = {
  readonly problem: MailProblem
  /** `everyMail`: the way to the server; the others need not be tried. */
  readonly reach: 'thisMail' | 'everyMail'
  readonly isFinal: boolean
}

/** Where it failed: on the way to the server, at its sign-in, or with one mail. */
export type MailStep = 'connect' | 'login' | 'send'

const NETWORK: Readonly<Record<string, MailProblem['what']>> = {
  ENOTFOUND: 'nameNotFound',
  ENODATA: 'nameNotFound',
  EAI_AGAIN: 'nameNotFound',
  EDNS: 'nameNotFound',
  ETIMEDOUT: 'timedOut',
  ECONNREFUSED: 'noConnection',
  ECONNRESET: 'noConnection',
  CERT_HAS_EXPIRED: 'certificateEnded',
  CERT_NOT_YET_VALID: 'certificateEnded',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificateOtherName',
}

const UNTRUSTED = /CERT|SELF_SIGNED|UNABLE_TO_(?:GET_ISSUER|VERIFY_LEAF)|INVALID_(?:CA|PURPOSE)|PATH_LENGTH/

function textOf(error: unknown, name: string): string {
  if (typeof error !== 'object' || error === null) return ''
  const value: unknown = Reflect.get(error, name)
  return typeof value === 'string' ? value : ''
}

/** The server's last answer in its own words; may hold addresses, so it is shown and never kept. */
export function serverWords(error: unknown): string {
  return textOf(error, 'response')
}

/** `550 5.1.1` of a whole answer: the codes, and nothing that could be about a person. */
function replyOf(error: unknown): string {
  const found = /^([2-5]\d\d)(?:[ -]([245]\.\d{1,3}\.\d{1,3})\b)?/.exec(serverWords(error))
  return found === null ? '' : [found[1], found[2]].filter(Boolean).join(' ')
}

/** What an error of a network, TLS or DNS call says. */
function wayProblem(error: unknown): MailProblem['what'] {
  const codes = [textOf(error, 'originalCode'), textOf(error, 'code')]
  for (const code of codes) {
    const known = NETWORK[code]
    if (known !== undefined) return known
  }
  if (codes.some((code) => UNTRUSTED.test(code))) return 'certificateUntrusted'
  if (codes.some((code) => code === 'ETLS' || code.startsWith('ERR_SSL') || code.startsWith('ERR_TLS'))) {
    return 'noEncryption'
  }
  return codes.includes('EPROTOCOL') ? 'notUnderstood' : 'noConnection'
}

const everyMail = (problem: MailProblem, isFinal: boolean): MailFailure => ({
  problem,
  reach: 'everyMail',
  isFinal,
})
const thisMail = (problem: MailProblem, isFinal: boolean): MailFailure => ({
  problem,
  reach: 'thisMail',
  isFinal,
})

function loginFailure(error: unknown, reply: string): MailFailure {
  if (textOf(error, 'code') !== 'EAUTH') return everyMail({ what: wayProblem(error), reply }, false)
  if (reply.startsWith('4')) return everyMail({ what: 'serverBusy', reply }, false)
  // 500 to 504: it does not know the command here at all, so no password would do.
  return everyMail({ what: /^50[0-4]/.test(reply) ? 'loginNotOffered' : 'loginRefused', reply }, true)
}

function sendFailure(error: unknown, reply: string): MailFailure {
  const command = textOf(error, 'command')
  if (reply === '' && textOf(error, 'code') === 'EENVELOPE')
    return thisMail({ what: 'recipientRefused', reply }, true)
  if (reply === '' && textOf(error, 'code') === 'EMESSAGE')
    return thisMail({ what: 'contentRefused', reply }, true)
  if (reply === '') return everyMail({ what: wayProblem(error), reply }, false)
  if (reply.startsWith('421')) return everyMail({ what: 'serverBusy', reply }, false)
  if (reply.startsWith('530') || reply.startsWith('538'))
    return everyMail({ what: 'loginNeeded', reply }, true)
  const isFinal = reply.startsWith('5')
  if (command === 'MAIL FROM')
    return everyMail({ what: isFinal ? 'senderRefused' : 'serverBusy', reply }, isFinal)
  if (!isFinal) return thisMail({ what: 'serverBusy', reply }, false)
  return thisMail({ what: command === 'RCPT TO' ? 'recipientRefused' : 'contentRefused', reply }, true)
}

/** What an error of the SMTP library means for the mail in hand and for all others. */
export function explainFailure(step: MailStep, error: unknown): MailFailure {
  const reply = replyOf(error)
  switch (step) {
    case 'connect': {
      // A refusal of STARTTLS is an answer too, and the way stays open to others: nothing is sent on it.
      const isOpenWay = textOf(error, 'command') === 'STARTTLS' && textOf(error, 'code') === 'ETLS'
      const what = isOpenWay && reply !== '' ? 'noEncryption' : wayProblem(error)
      return everyMail({ what: reply.startsWith('4') && !isOpenWay ? 'serverBusy' : what, reply }, false)
    }
    case 'login':
      return loginFailure(error, reply)
    case 'send':
      return sendFailure(error, reply)
  }
}
