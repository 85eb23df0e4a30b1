import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import type { InputOf } from '#shared/contract/index.ts'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** A certificate with its key, both PEM, signed by itself. */
export type Certificate = { readonly key: string; readonly cert: string; readonly file: string }

/** Makes a certificate for the given names, by openssl; the caller removes the folder of `file`. */
export function makeCertificate(names: string = 'DNS:localhost,IP:127.0.0.1'): Certificate {
  const folder = mkdtempSync(join(tmpdir(), 'anteroom-cert-'))
  const file = join(folder, 'cert.pem')
  const keyFile = join(folder, 'key.pem')
  const made = [
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-days',
    '2',
  ]
  const what = ['-subj', '/CN=Anteroom test', '-addext', `subjectAltName=${names}`]
  execFileSync('openssl', [...made, ...what, '-keyout', keyFile, '-out', file], { stdio: 'ignore' })
  return { key: readFileSync(keyFile, 'utf8'), cert: readFileSync(file, 'utf8'), file }
}

/** Makes this very process trust a certificate, as it trusts those of the world. @returns what ends that */
export function trust({ cert }: Certificate): () => void {
  const usual = getCACertificates('default')
  setDefaultCACertificates([...usual, cert])
  return () => setDefaultCACertificates(usual)
}

/** Throws away what a certificate left on the disk. */
export function forget({ file }: Certificate): void {
  rmSync(join(file, '..'), { recursive: true, force: true })
}

export type TakenMail = { readonly from: string; readonly to: readonly string[]; readonly raw: string }

export type MailServerOptions = {
  readonly port?: number
  /** `stripped`: somebody on the way took STARTTLS out, and asks for the password in the open. */
  readonly way?: 'startTls' | 'tls' | 'open' | 'stripped'
  readonly certificate?: Certificate
  readonly user?: string
  readonly password?: string
  /** Asks for no sign-in, or offers none once the way is closed. */
  readonly login?: 'needed' | 'none' | 'goneUnderTls'
  /** The answer to a sender, recipient or mail: undefined takes it. */
  readonly answer?: (
    step: 'from' | 'to' | 'data',
    value: string,
  ) => { code: number; text: string } | undefined
  /** Called when a mail is taken, before the client hears of it. */
  readonly onTaken?: (mail: TakenMail) => void | Promise<void>
}

/** A real SMTP server on loopback, with everything it saw. */
export type MailServer = {
  readonly port: number
  readonly mails: readonly TakenMail[]
  /** Every sign-in tried, right or wrong. */
  readonly logins: readonly { user: string; password: string; isSecure: boolean }[]
  /** What clients said on the bare wire, before any TLS. */
  readonly wire: () => string
  readonly connections: () => number
  readonly stop: () => Promise<void>
}

type Refusal = Error & { responseCode?: number }
const refusal = (answer: { code: number; text: string } | undefined): Refusal | null =>
  answer === undefined ? null : Object.assign(new Error(answer.text), { responseCode: answer.code })

function wayOptions({
  way = 'startTls',
  login = 'needed',
  certificate,
}: MailServerOptions): SMTPServerOptions {
  const disabled = [
    ...(way === 'startTls' || way === 'tls' ? [] : ['STARTTLS']),
    ...(login === 'none' ? ['AUTH'] : []),
  ]
  return {
    secure: way === 'tls',
    disabledCommands: disabled,
    allowInsecureAuth: way === 'open' || way === 'stripped',
    authOptional: login !== 'needed',
    ...(certificate === undefined ? {} : { key: certificate.key, cert: certificate.cert }),
  }
}

/** Starts a mail server on 127.0.0.1; the caller stops it. */
export async function startMailServer(options: MailServerOptions = {}): Promise<MailServer> {
  const mails: TakenMail[] = []
  const logins: { user: string; password: string; isSecure: boolean }[] = []
  const wire: string[] = []
  let connections = 0
  const { user = 'desk', password = 'mail secret 77', answer, onTaken } = options
  const server = new SMTPServer({
    ...wayOptions(options),
    logger: false,
    closeTimeout: 200,
    onConnect: (_session, done) => {
      connections += 1
      done()
    },
    onSecure: (_socket, session, done) => {
      if (options.login === 'goneUnderTls') session.disabledCommands = ['AUTH']
      done()
    },
    onAuth: (auth, session, done) => {
      logins.push({ user: auth.username ?? '', password: auth.password ?? '', isSecure: session.secure })
      if (auth.username === user && auth.password === password) done(null, { user })
      else done(refusal({ code: 535, text: `5.7.8 Wrong password for ${auth.username ?? ''}` }))
    },
    onMailFrom: ({ address }, _session, done) => done(refusal(answer?.('from', address))),
    onRcptTo: ({ address }, _session, done) => done(refusal(answer?.('to', address))),
    onData: (stream, session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const raw = Buffer.concat(parts).toString('utf8')
        const refused = refusal(answer?.('data', raw))
        if (refused !== null) return done(refused)
        const { mailFrom, rcptTo } = session.envelope
        const mail = {
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map((to) => to.address),
          raw,
        }
        mails.push(mail)
        const take = async (): Promise<void> => {
          await onTaken?.(mail)
          done(null, 'Taken')
        }
        void take()
      })
    },
  })
  server.on('error', () => {})
  if (options.way !== 'tls') {
    server.server.on('connection', (socket) => socket.on('data', (part) => wire.push(String(part))))
  }
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve))
  // A listening TCP server has a port.
  const { port } = server.server.address() as AddressInfo
  return {
    port,
    mails,
    logins,
    wire: () => wire.join(''),
    connections: () => connections,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

/** A free port of 127.0.0.1 on which nothing answers. */
export async function findDeadPort(): Promise<number> {
  const server = await startMailServer({ way: 'open' })
  await server.stop()
  return server.port
}

export const SENDER = 'desk@maple.example'

type Settings = InputOf<'mail.saveServer'>

/** What Settings > Mail would hold for a server on this PC. */
export function mailSettings(port: number, changes: Partial<Settings['server']> = {}): Settings {
  return {
    server: {
      host: 'localhost',
      port,
      security: 'startTls',
      isOpenWayAccepted: false,
      user: 'desk',
      senderName: 'Maple Therapy',
      senderAddress: SENDER,
      ...changes,
    },
    password: changes.user === '' ? null : 'mail secret 77',
  }
}

/** The words of a mail as they were before transport: the text part, decoded, and the headers unfolded. */
export function readMail(raw: string): { headers: string; text: string; html: string } {
  const end = raw.indexOf('\r\n\r\n')
  const headers = raw.slice(0, end).replace(/\r\n[ \t]+/g, ' ')
  const part = (type: string): string => {
    const found = new RegExp(`Content-Type: ${type};[^]*?\\r\\n\\r\\n([^]*?)\\r\\n--`).exec(raw)
    const head = raw.slice(raw.indexOf(`Content-Type: ${type}`)).slice(0, 200)
    const body = found?.[1] ?? ''
    if (/base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8')
    if (!/quoted-printable/i.test(head)) return body
    const bytes = body
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    return Buffer.from(bytes, 'latin1').toString('utf8')
  }
  return { headers, text: part('text/plain'), html: part('text/html') }
}

/** Asks again and again until the answer fits. @throws with the last answer after ten seconds */
export async function until<T>(ask: () => Promise<T> | T, fits: (value: T) => boolean): Promise<T> {
  const end = Date.now() + 10_000
  for (;;) {
    const value = await ask()
    if (fits(value)) return value
    if (Date.now() > end) throw new Error(`Still ${JSON.stringify(value)}`)
    await new Promise((wake) => setTimeout(wake, 25))
  }
}
