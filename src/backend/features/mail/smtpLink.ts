import type { MailServer } from '#shared/contract/mail.ts'
import { explainFailure, type MailFailure, type MailStep, serverWords } from './explainFailure.ts'

/** A mail as it goes out. Header values are one line each, whatever names came in. */
export type Letter = {
  /** Steady over every try, so that a mail that goes out twice is one to whoever receives it. */
  readonly messageId: string
  readonly from: { readonly name: string; readonly address: string }
  readonly to: { readonly name: string; readonly address: string }
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly sentAt: number
}

export type Refused = { readonly ok: false; readonly failure: MailFailure; readonly serverSaid: string }
/** `serverSaid` is the server's own answer. */
export type Sent = { readonly ok: true; readonly serverSaid: string } | Refused

/** One connection to the mail server, for one mail after the other. */
export type SmtpLink = {
  readonly send: (letter: Letter) => Promise<Sent>
  /** Says goodbye. */
  readonly close: () => void
  /** Ends it at once, whatever is under way. */
  readonly cut: () => void
}

const CONNECT_MS = 20_000
const SILENCE_MS = 60_000
const DNS_MS = 15_000

type Callback<T> = (error: unknown, result?: T) => void

/** An answer of the library as a promise that never rejects; an error of the connection itself answers it too. */
function answered<T>(start: (done: Callback<T>) => void): Promise<{ error: unknown; result: T | undefined }> {
  return new Promise((resolve) => start((error, result) => resolve({ error: error ?? undefined, result })))
}

function refused(step: MailStep, error: unknown): Refused {
  return { ok: false, failure: explainFailure(step, error), serverSaid: serverWords(error) }
}

const UNWRITABLE: Refused = {
  ok: false,
  failure: { problem: { what: 'contentRefused', reply: '' }, reach: 'thisMail', isFinal: true },
  serverSaid: '',
}

async function compose(letter: Letter): Promise<Buffer> {
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer')
  const { messageId, from, to, subject, text, html, sentAt } = letter
  const headers = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' }
  const composer = new MailComposer({
    messageId,
    from,
    to,
    subject,
    text,
    html,
    headers,
    date: new Date(sentAt),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return composer.compile().build()
}

/**
 * Connects and signs in. Where the way must be closed (`startTls`, `tls`), nothing is said before it is: no password
 * and no mail goes out over an open one, whatever the server offers.
 */
export async function openSmtpLink(
  server: MailServer,
  password: string | undefined,
): Promise<{ readonly ok: true; readonly link: SmtpLink } | Refused> {
  // Not in the start-up path: most starts send no mail.
  const { default: SMTPConnection } = await import('nodemailer/lib/smtp-connection')
  const connection = new SMTPConnection({
    host: server.host,
    port: server.port,
    secure: server.security === 'tls',
    requireTLS: server.security === 'startTls',
    ignoreTLS: server.security === 'none',
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    dnsTimeout: DNS_MS,
    tls: { rejectUnauthorized: true, minVersion: 'TLSv1.2' },
  })
  let broken: unknown
  let onBroken: ((error: unknown) => void) | undefined
  connection.on('error', (error: unknown) => {
    broken = error
    onBroken?.(error)
  })
  const step = <T>(start: (done: Callback<T>) => void): ReturnType<typeof answered<T>> =>
    answered<T>((done) => {
      onBroken = done
      start(done)
    })

  const connected = await step((done) => connection.connect((error: unknown) => done(error ?? broken)))
  if (connected.error !== undefined) return refused('connect', connected.error)
  if (server.user !== '') {
    const login = await step((done) =>
      connection.login({ user: server.user, pass: password ?? '' }, (error: unknown) => done(error)),
    )
    if (login.error !== undefined) {
      connection.close()
      return refused('login', login.error)
    }
  }
  const cut = (): void => {
    connection.close()
    onBroken?.(new Error('cut'))
  }
  return { ok: true, link: { send, close: () => connection.quit(), cut } }

  async function send(letter: Letter): Promise<Sent> {
    const message = await compose(letter).catch(() => undefined)
    if (message === undefined) return UNWRITABLE
    const envelope = { from: letter.from.address, to: [letter.to.address], size: message.length }
    const sent = await step<{ response: string }>((done) => connection.send(envelope, message, done))
    if (sent.error === undefined) return { ok: true, serverSaid: sent.result?.response ?? '' }
    const answer = refused('send', sent.error)
    // The mail was refused and the way is fine: begin the next one afresh.
    if (answer.failure.reach === 'thisMail') await step((done) => connection.reset(done))
    return answer
  }
}
