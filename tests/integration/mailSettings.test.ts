import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import {
  type Certificate,
  findDeadPort,
  forget,
  type MailServer,
  type MailServerOptions,
  mailSettings,
  makeCertificate,
  readMail,
  startMailServer,
  trust,
} from '#tests/support/mailServer.ts'
import { dataOf, startClinic, startTestApp, type TestApp } from '#tests/support/testApp.ts'

const PASSWORD = 'mail secret 77'

let certificate: Certificate
let endTrust: () => void
let test: TestApp
let server: MailServer | undefined

beforeAll(() => {
  certificate = makeCertificate()
  endTrust = trust(certificate)
})
afterAll(() => {
  endTrust()
  forget(certificate)
})
beforeEach(async () => {
  test = await startClinic()
})
afterEach(async () => {
  await test.stop()
  await server?.stop()
  server = undefined
})

const serve = async (options: MailServerOptions = {}): Promise<MailServer> => {
  server = await startMailServer({ certificate, ...options })
  return server
}

type Settings = InputOf<'mail.saveServer'>
/** Saves the settings and sends the test mail with them. */
async function tryOut(settings: Settings): Promise<OutputOf<'mail.sendTest'>> {
  dataOf(await test.ask('mail.saveServer', settings))
  return dataOf(await test.ask('mail.sendTest', {}))
}

describe('a test mail (product 26 Mail)', () => {
  it('goes out by STARTTLS to the address of whoever asks, signed in only once the way is closed', async () => {
    const { port, mails, logins, wire } = await serve()
    const { problem, address } = await tryOut(mailSettings(port))
    expect({ problem, address }).toEqual({ problem: null, address: 'olive@maple.example' })
    expect(mails.map(({ from, to }) => ({ from, to }))).toEqual([
      { from: 'desk@maple.example', to: ['olive@maple.example'] },
    ])
    expect(logins).toEqual([{ user: 'desk', password: PASSWORD, isSecure: true }])
    expect(wire()).not.toContain('AUTH')
    const { headers, text, html } = readMail(mails[0]?.raw ?? '')
    expect(headers).toContain('From: Maple Therapy <desk@maple.example>')
    expect(headers).toContain('To: Olive Owens <olive@maple.example>')
    expect(headers).toContain('Subject: Maple Therapy: Test mail')
    expect(text).toContain('Mail from this PC works.')
    expect(html).toContain('<bdi>Olive Owens</bdi>')
  })

  it('goes out by TLS from the start', async () => {
    const { port, mails } = await serve({ way: 'tls' })
    expect((await tryOut(mailSettings(port, { security: 'tls' }))).problem).toBeNull()
    expect(mails.length).toBe(1)
  })

  it('goes out in the open on this very PC, without a sign-in where none is asked', async () => {
    const { port, mails, logins } = await serve({ way: 'open', login: 'none' })
    const { problem } = await tryOut(mailSettings(port, { host: '127.0.0.1', security: 'none', user: '' }))
    expect(problem).toBeNull()
    expect({ mails: mails.length, logins: logins.length }).toEqual({ mails: 1, logins: 0 })
  })

  it('sends nothing where somebody took STARTTLS out, not even the password', async () => {
    const { port, mails, logins, wire } = await serve({ way: 'stripped' })
    const { problem } = await tryOut(mailSettings(port))
    expect(problem?.what).toBe('noEncryption')
    expect({ mails: mails.length, logins: logins.length }).toEqual({ mails: 0, logins: 0 })
    expect(wire()).toContain('STARTTLS')
    for (const secret of [
      PASSWORD,
      Buffer.from(`\0desk\0${PASSWORD}`).toString('base64'),
      'AUTH',
      'MAIL FROM',
    ])
      expect(wire()).not.toContain(secret)
  })

  it('names a certificate that nobody vouches for, and one of another name', async () => {
    const foreign = makeCertificate()
    const other = makeCertificate('DNS:mail.elsewhere.example')
    const endOther = trust(other)
    try {
      const unknown = await serve({ certificate: foreign })
      expect((await tryOut(mailSettings(unknown.port))).problem?.what).toBe('certificateUntrusted')
      expect(unknown.logins).toEqual([])
      await unknown.stop()
      const closed = await serve({ certificate: foreign, way: 'tls' })
      expect((await tryOut(mailSettings(closed.port, { security: 'tls' }))).problem?.what).toBe(
        'certificateUntrusted',
      )
      await closed.stop()
      const wrong = await serve({ certificate: other })
      expect((await tryOut(mailSettings(wrong.port))).problem?.what).toBe('certificateOtherName')
      expect(wrong.mails.length + wrong.logins.length).toBe(0)
    } finally {
      endOther()
      forget(foreign)
      forget(other)
    }
  })

  it('says that the sign-in was refused, with the code and the words of the server', async () => {
    const { port } = await serve()
    const tried = await tryOut({ ...mailSettings(port), password: 'something else' })
    expect(tried.problem).toEqual({ what: 'loginRefused', reply: '535 5.7.8' })
    expect(tried.serverSaid).toContain('Wrong password for desk')
    expect(JSON.stringify(tried)).not.toContain('something else')
  })

  it('sends nothing to a server that offers a sign-in only in the open', async () => {
    const { port, mails } = await serve({ login: 'goneUnderTls' })
    expect((await tryOut(mailSettings(port))).problem?.what).toBe('loginNotOffered')
    expect(mails).toEqual([])
  })

  it('tells a missing name, a dead server, TLS on the wrong port and refusals apart', async () => {
    const dead = await findDeadPort()
    const { port } = await serve({
      answer: (step, value) =>
        step === 'from' && value.startsWith('wrong') ? { code: 553, text: 'Not your address' } : undefined,
    })
    const whatOf = async (settings: Settings): Promise<string | undefined> =>
      (await tryOut(settings)).problem?.what
    expect(await whatOf(mailSettings(25, { host: 'no-such-name.invalid' }))).toBe('nameNotFound')
    expect(await whatOf(mailSettings(dead))).toBe('noConnection')
    expect(await whatOf(mailSettings(port, { security: 'tls' }))).toBe('noEncryption')
    expect(await whatOf(mailSettings(port, { senderAddress: 'wrong@maple.example' }))).toBe('senderRefused')
    await server?.stop()
    await serve({ answer: (step) => (step === 'to' ? { code: 550, text: 'No such person' } : undefined) })
    expect(await whatOf(mailSettings(server?.port ?? 0))).toBe('recipientRefused')
  })

  it('is refused before the server is set up', async () => {
    expect(await test.ask('mail.sendTest', {})).toMatchObject({ error: { code: 'MAIL_NOT_SET_UP' } })
    expect(await test.ask('mail.retryNow', {})).toMatchObject({ error: { code: 'MAIL_NOT_SET_UP' } })
  })
})

describe('Settings > Mail', () => {
  it('shows of the password only that one is kept, also after a restart', async () => {
    const settings = mailSettings(2525)
    dataOf(await test.ask('mail.saveServer', settings))
    test = await test.restart()
    dataOf(
      await test.ask('identity.signIn', {
        email: 'olive@maple.example',
        password: 'a quiet morning in june',
      }),
    )
    const shown = dataOf(await test.ask('mail.getServer', {}))
    expect(shown).toEqual({
      server: settings.server,
      hasPassword: true,
      suggestedSenderName: 'Maple Therapy',
    })
  })

  it('never sends a kept password to another server, port or user, or over an opener way', async () => {
    dataOf(await test.ask('mail.saveServer', mailSettings(2525)))
    const keep = (changes: Partial<Settings['server']>): Settings => ({
      ...mailSettings(2525, changes),
      password: null,
    })
    for (const changes of [
      { host: '127.0.0.1' },
      { port: 2526 },
      { user: 'other' },
      { security: 'none' },
    ] as const) {
      expect(await test.ask('mail.saveServer', keep(changes))).toEqual({
        ok: false,
        error: { code: 'BAD_INPUT', data: { fields: { password: 'required' } } },
      })
    }
    dataOf(await test.ask('mail.saveServer', keep({ senderName: 'The desk' })))
    expect(dataOf(await test.ask('mail.getServer', {})).hasPassword).toBe(true)
  })

  it('leaves the way open to another machine only where that was said in words', async () => {
    const open = { host: 'mail.example.org', security: 'none' } as const
    expect(await test.ask('mail.saveServer', mailSettings(25, open))).toMatchObject({
      error: { data: { fields: { 'server.isOpenWayAccepted': 'required' } } },
    })
    dataOf(await test.ask('mail.saveServer', mailSettings(25, { ...open, isOpenWayAccepted: true })))
  })

  it('keeps passwords of any length and script whole', async () => {
    for (const password of ['x', 'é'.repeat(13), 'ключ-от-почты-'.repeat(14), 'p'.repeat(200)]) {
      const { port, logins } = await serve({ password })
      expect((await tryOut({ ...mailSettings(port), password })).problem).toBeNull()
      expect(logins.map((login) => login.password)).toEqual([password])
      await server?.stop()
    }
  })

  it('takes mail away with its password', async () => {
    dataOf(await test.ask('mail.saveServer', mailSettings(2525)))
    const secrets = join(test.folder, 'secrets')
    expect(readdirSync(secrets).filter((name) => name.startsWith('mail-')).length).toBe(1)
    dataOf(await test.ask('mail.removeServer', {}))
    expect(readdirSync(secrets).filter((name) => name.startsWith('mail-'))).toEqual([])
    expect(dataOf(await test.ask('mail.getServer', {}))).toMatchObject({ server: null, hasPassword: false })
    expect(dataOf(await test.ask('mail.getState', {})).isSetUp).toBe(false)
  })

  it('takes the password along when a sample clinic is removed', async () => {
    const sample = await startTestApp()
    try {
      dataOf(await sample.ask('setup.createSample', { keepKeyInFile: true }))
      const password = 'look around freely'
      dataOf(await sample.ask('identity.signIn', { email: 'owner@sample.example.org', password }))
      dataOf(await sample.ask('mail.saveServer', mailSettings(2525)))
      const kept = (): string[] =>
        readdirSync(join(sample.folder, 'secrets')).filter((name) => name.startsWith('mail-'))
      expect(kept().length).toBe(1)
      dataOf(await sample.ask('setup.removeSample', {}))
      expect(kept()).toEqual([])
    } finally {
      await sample.stop()
    }
  })

  it('keeps the password out of every file but the store of secrets, and out of every answer (D1)', async () => {
    const canary = 'canary-mail-secret'
    const { port } = await serve()
    await tryOut({ ...mailSettings(port), password: canary })
    const answers = await Promise.all(
      (['mail.getServer', 'mail.getState', 'mail.listQueue'] as const).map((route) => test.raw(route, {})),
    )
    const { folder, log } = test
    expect(JSON.stringify(answers) + log.join('')).not.toContain(canary)
    const forms = [
      canary,
      Buffer.from(canary).toString('hex'),
      Buffer.from(canary).toString('base64').replace(/=+$/, ''),
    ]
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      (name) => !name.startsWith('secrets') && statSync(join(folder, name)).isFile(),
    )
    expect(files.length).toBeGreaterThan(2)
    for (const name of files) {
      const text = readFileSync(join(folder, name), 'latin1')
      for (const form of forms) expect(text.includes(form), `${form} in ${name}`).toBe(false)
    }
    const stored = readdirSync(join(folder, 'secrets')).filter((name) => name.startsWith('mail-'))
    for (const name of stored) expect(statSync(join(folder, 'secrets', name)).mode & 0o77).toBe(0)
  })
})
