import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mostTries, pauseAfter } from '#backend/features/identity/guessing.ts'
import { userIdSchema, type UserId } from '#shared/domain/ids.ts'
import { MAIL_KINDS } from '#shared/domain/mail.ts'
import { PROJECT } from '#tests/support/importGraph.ts'
import {
  type Certificate,
  forget,
  type MailServer,
  mailSettings,
  makeCertificate,
  readMail,
  startMailServer,
  trust,
  until,
} from '#tests/support/mailServer.ts'
import { readLog } from '#tests/support/readLog.ts'
import { addSignedIn, codeNow, enrol, offerMfa } from '#tests/support/secondFactor.ts'
import { dataOf, OWNER_PASSWORD, startClinic, type TestApp } from '#tests/support/testApp.ts'

let certificate: Certificate
let endTrust: () => void
let server: MailServer
let test: TestApp
let ana: { userId: UserId; email: string; password: string }
const secrets: string[] = [OWNER_PASSWORD, 'sunny river bend 7']

beforeAll(async () => {
  certificate = makeCertificate()
  endTrust = trust(certificate)
  server = await startMailServer({ certificate })
  test = await startClinic()
  await signIn()
  dataOf(await test.ask('mail.saveServer', mailSettings(server.port)))
  await offerMfa(test)
  const added = await addSignedIn(test, 'ana')
  ana = { ...added, userId: userIdSchema.parse(added.userId) }
  secrets.push(ana.password)
})
afterAll(async () => {
  await test.stop()
  await server.stop()
  endTrust()
  forget(certificate)
})

const signIn = async (): Promise<void> => {
  dataOf(await test.ask('identity.signIn', { email: 'olive@maple.example', password: OWNER_PASSWORD }))
}

/** Waits until a mail of this subject has come to somebody, and gives its words. */
async function arrived(to: string, subject: string): Promise<string> {
  const find = (): string | undefined =>
    server.mails.findLast(
      (mail) =>
        mail.to[0] === to && readMail(mail.raw).headers.includes(`Subject: Maple Therapy: ${subject}`),
    )?.raw
  const raw = await until(find, (found) => found !== undefined)
  return readMail(raw ?? '').text
}

describe('who hears by mail (product 17)', () => {
  it('tells a person of the account, the temporary password and the own one', async () => {
    expect(await arrived(ana.email, 'An account was made for you')).toContain('By: Olive Owens')
    expect(await arrived(ana.email, 'You have a temporary password')).toContain('It works until')
    expect(await arrived(ana.email, 'Your password was changed')).not.toContain('By:')
  })

  it('tells a person of a second factor turned on, reset and turned off', async () => {
    const first = await enrol(test, 'ana')
    await arrived(ana.email, 'Multi-factor authentication is on')
    dataOf(
      await test.ask('mfa.reset', { userId: ana.userId, reason: 'Lost phone', password: OWNER_PASSWORD }),
    )
    expect(await arrived(ana.email, 'Multi-factor authentication was reset')).toContain('By: Olive Owens')
    dataOf(await test.ask('identity.signIn', { email: ana.email, password: ana.password }, 'ana'))
    const second = await enrol(test, 'ana')
    test.clock.advance(60_000)
    const code = codeNow(test, second.secret)
    dataOf(await test.ask('mfa.remove', { password: ana.password, code }, 'ana'))
    await arrived(ana.email, 'Multi-factor authentication is off')
    secrets.push(first.secret, second.secret, code, ...first.recoveryCodes, ...second.recoveryCodes)
  })

  it('tells a person of changed roles', async () => {
    dataOf(await test.ask('users.saveAccount', { userId: ana.userId, roles: ['manager', 'practitioner'] }))
    expect(await arrived(ana.email, 'Your roles were changed')).toContain(
      'Your roles are now: Manager, Practitioner.',
    )
  })

  it('tells owners of an account that was locked by wrong tries', async () => {
    for (let tries = 0; tries < mostTries(1); tries += 1) {
      await test.ask('identity.signIn', { email: ana.email, password: 'wrong' }, 'door')
      test.clock.advance(pauseAfter(tries + 1))
    }
    await signIn()
    expect(await arrived('olive@maple.example', 'Something needs an owner')).toContain('so many wrong tries')
  })

  it('has no password, secret or code in any mail', async () => {
    await until(
      async () => dataOf(await test.ask('mail.getState', {})).waiting,
      (waiting) => waiting === 0,
    )
    const words = server.mails.map(({ raw }) => {
      const { text, html } = readMail(raw)
      return `${raw}\n${text}\n${html}`
    })
    for (const secret of secrets) for (const text of words) expect(text.includes(secret), secret).toBe(false)
    console.log(`${words.length} mails, ${secrets.length} secrets, 0 found`)
  })

  it('has somebody who sends every kind of mail', () => {
    const features = join(PROJECT, 'src/backend')
    const sources = readdirSync(features, { recursive: true, encoding: 'utf8' })
      .filter(
        (name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.startsWith('features/mail/'),
      )
      .map((name) => readFileSync(join(features, name), 'utf8'))
      .filter((text) => text.includes('queueMail('))
    const unsent = MAIL_KINDS.filter((kind) => !sources.some((text) => text.includes(`'${kind}'`)))
    expect(unsent).toEqual([])
  })
})

describe('clients assigned and taken (product 17, 25)', () => {
  it('are told to the practitioner, without the name of the client, unless they declined', async () => {
    await signIn()
    const client = {
      firstName: 'Canary',
      lastName: 'Kestrel',
      preferredName: '',
      birthDate: null,
      pronouns: '',
      status: 'active',
      since: null,
      phone: '',
      email: '',
      address: '',
      school: '',
      notes: '',
    } as const
    const { clientId } = dataOf(await test.ask('clients.add', { ...client, isSure: true }))
    const tie = { clientId, userId: ana.userId, relation: 'practitioner' } as const
    const kept = {
      relationLabel: '',
      isPrimary: true,
      hasPortalAccess: false,
      hasEmailNotifications: false,
      hasConsent: false,
    }
    dataOf(await test.ask('clients.assign', { ...tie, ...kept }))
    const told = await arrived(ana.email, 'A client was assigned to you')
    expect(told).toContain('By: Olive Owens')
    dataOf(await test.ask('clients.takeAway', tie))
    const taken = await arrived(ana.email, 'A client is no longer assigned to you')
    expect(`${told} ${taken}`).not.toMatch(/Canary|Kestrel/)
    const choose = async (clientAssigned: boolean): Promise<void> => {
      dataOf(await test.ask('users.saveAccount', { userId: ana.userId, notifications: { clientAssigned } }))
    }
    await choose(false)
    const before = server.mails.length
    dataOf(await test.ask('clients.assign', { ...tie, ...kept }))
    dataOf(await test.ask('clients.takeAway', tie))
    await until(
      () => server.mails.slice(before),
      (mails) => mails.length > 0,
    )
    const since = server.mails.slice(before).map(({ raw }) => readMail(raw).headers)
    expect(since).toHaveLength(1)
    expect(since[0]).toContain('A client is no longer assigned to you')
    await choose(true)
  })
})

describe('what people choose to hear (product 17)', () => {
  it('is switched by the office, but account security by the person alone', async () => {
    await signIn()
    const self = dataOf(await test.ask('session.get', {})).person?.userId ?? ''
    dataOf(await test.ask('users.saveAccount', { userId: ana.userId, notifications: { endingSoon: false } }))
    const off = { userId: ana.userId, notifications: { accountSecurity: false, clientAssigned: false } }
    expect(await test.ask('users.saveAccount', off)).toMatchObject({ error: { code: 'FORBIDDEN' } })
    expect(dataOf(await test.ask('users.get', { userId: ana.userId })).notifications).toMatchObject({
      endingSoon: false,
      accountSecurity: true,
      clientAssigned: true,
    })
    const owner = userIdSchema.parse(self)
    const own = await test.ask('users.saveAccount', {
      userId: owner,
      notifications: { accountSecurity: false },
    })
    expect(dataOf(own).notifications.accountSecurity).toBe(false)
  })
})

describe('the log of Settings > Mail', () => {
  it('holds each change with before and after, and never the password', async () => {
    dataOf(await test.ask('mail.saveServer', mailSettings(server.port, { senderName: 'The desk' })))
    dataOf(await test.ask('mail.removeServer', {}))
    const changes = await readLog(test, 'mail.serverChanged')
    expect(changes.length).toBe(2)
    expect(JSON.parse(String(changes[1]?.['before']))).toMatchObject({ senderName: 'Maple Therapy' })
    expect(JSON.parse(String(changes[1]?.['after']))).toMatchObject({
      senderName: 'The desk',
      password: '(changed)',
    })
    const removed = await readLog(test, 'mail.serverRemoved')
    expect(removed.length).toBe(1)
    expect(JSON.stringify([changes, removed])).not.toContain('mail secret 77')
  })
})
