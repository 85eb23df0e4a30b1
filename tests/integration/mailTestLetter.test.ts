import { describe, expect, it } from 'vitest'
import type { InputOf } from '#shared/contract/index.ts'
import { useMailDesk } from '#tests/support/mailDesk.ts'
import {
  findDeadPort,
  forget,
  mailSettings,
  makeCertificate,
  readMail,
  trust,
} from '#tests/support/mailServer.ts'

const PASSWORD = 'mail secret 77'
type Settings = InputOf<'mail.saveServer'>

const desk = useMailDesk()

describe('a test mail (product 26 Mail)', () => {
  it('goes out by STARTTLS to the address of whoever asks, signed in only once the way is closed', async () => {
    const { port, mails, logins, wire } = await desk.serve()
    const { problem, address } = await desk.tryOut(mailSettings(port))
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
    const { port, mails } = await desk.serve({ way: 'tls' })
    expect((await desk.tryOut(mailSettings(port, { security: 'tls' }))).problem).toBeNull()
    expect(mails.length).toBe(1)
  })

  it('goes out in the open on this very PC, without a sign-in where none is asked', async () => {
    const { port, mails, logins } = await desk.serve({ way: 'open', login: 'none' })
    const { problem } = await desk.tryOut(
      mailSettings(port, { host: '127.0.0.1', security: 'none', user: '' }),
    )
    expect(problem).toBeNull()
    expect({ mails: mails.length, logins: logins.length }).toEqual({ mails: 1, logins: 0 })
  })

  it('sends nothing where somebody took STARTTLS out, not even the password', async () => {
    const { port, mails, logins, wire } = await desk.serve({ way: 'stripped' })
    const { problem } = await desk.tryOut(mailSettings(port))
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
      const unknown = await desk.serve({ certificate: foreign })
      expect((await desk.tryOut(mailSettings(unknown.port))).problem?.what).toBe('certificateUntrusted')
      expect(unknown.logins).toEqual([])
      await unknown.stop()
      const closed = await desk.serve({ certificate: foreign, way: 'tls' })
      expect((await desk.tryOut(mailSettings(closed.port, { security: 'tls' }))).problem?.what).toBe(
        'certificateUntrusted',
      )
      await closed.stop()
      const wrong = await desk.serve({ certificate: other })
      expect((await desk.tryOut(mailSettings(wrong.port))).problem?.what).toBe('certificateOtherName')
      expect(wrong.mails.length + wrong.logins.length).toBe(0)
    } finally {
      endOther()
      forget(foreign)
      forget(other)
    }
  })

  it('says that the sign-in was refused, with the code and the words of the server', async () => {
    const { port } = await desk.serve()
    const tried = await desk.tryOut({ ...mailSettings(port), password: 'something else' })
    expect(tried.problem).toEqual({ what: 'loginRefused', reply: '535 5.7.8' })
    expect(tried.serverSaid).toContain('Wrong password for desk')
    expect(JSON.stringify(tried)).not.toContain('something else')
  })

  it('sends nothing to a server that offers a sign-in only in the open', async () => {
    const { port, mails } = await desk.serve({ login: 'goneUnderTls' })
    expect((await desk.tryOut(mailSettings(port))).problem?.what).toBe('loginNotOffered')
    expect(mails).toEqual([])
  })

  it('tells a missing name, a dead server, TLS on the wrong port and refusals apart', async () => {
    const dead = await findDeadPort()
    const { port } = await desk.serve({
      answer: (step, value) =>
        step === 'from' && value.startsWith('wrong') ? { code: 553, text: 'Not your address' } : undefined,
    })
    const whatOf = async (settings: Settings): Promise<string | undefined> =>
      (await desk.tryOut(settings)).problem?.what
    expect(await whatOf(mailSettings(25, { host: 'no-such-name.invalid' }))).toBe('nameNotFound')
    expect(await whatOf(mailSettings(dead))).toBe('noConnection')
    expect(await whatOf(mailSettings(port, { security: 'tls' }))).toBe('noEncryption')
    expect(await whatOf(mailSettings(port, { senderAddress: 'wrong@maple.example' }))).toBe('senderRefused')
    await desk.server?.stop()
    await desk.serve({
      answer: (step) => (step === 'to' ? { code: 550, text: 'No such person' } : undefined),
    })
    expect(await whatOf(mailSettings(desk.server?.port ?? 0))).toBe('recipientRefused')
  })

  it('is refused before the server is set up', async () => {
    expect(await desk.test.ask('mail.sendTest', {})).toMatchObject({ error: { code: 'MAIL_NOT_SET_UP' } })
    expect(await desk.test.ask('mail.retryNow', {})).toMatchObject({ error: { code: 'MAIL_NOT_SET_UP' } })
  })
})
