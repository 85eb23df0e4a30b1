import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { userIdSchema, type UserId } from '#shared/domain/ids.ts'
import type { OutputOf } from '#shared/contract/index.ts'
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
  until,
} from '#tests/support/mailServer.ts'
import { dataOf, OWNER_PASSWORD, startClinic, type TestApp } from '#tests/support/testApp.ts'

const MINUTE = 60_000
const DAY = 86_400_000

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
  // From here on this PC is none that the owner's account has never seen.
  await signIn()
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
/** A server that the clinic uses from now on. */
const serveDesk = async (options: MailServerOptions = {}): Promise<MailServer> => {
  const started = await serve(options)
  dataOf(await test.ask('mail.saveServer', mailSettings(started.port)))
  return started
}
const state = async (): Promise<OutputOf<'mail.getState'>> => dataOf(await test.ask('mail.getState', {}))
const queue = async (): Promise<OutputOf<'mail.listQueue'>['mails']> =>
  dataOf(await test.ask('mail.listQueue', {})).mails

/** Adds somebody, which puts a mail to them on its way. */
async function add(firstName: string, email = `${firstName.toLowerCase()}@maple.example`): Promise<UserId> {
  const { userId } = dataOf(
    await test.ask('users.add', {
      as: 'staff',
      firstName,
      lastName: 'Silva',
      title: '',
      email,
      roles: ['officeAdmin'],
      disciplineId: null,
      compensationTierId: null,
    }),
  )
  return userIdSchema.parse(userId)
}
const signIn = async (): Promise<void> => {
  dataOf(await test.ask('identity.signIn', { email: 'olive@maple.example', password: OWNER_PASSWORD }))
}
/** Lets the wall clock go on without the desk falling asleep. */
const later = (ms: number): void => {
  test.clock.now += ms
}

describe('the mail queue (product 17, 41)', () => {
  it('sends what was queued with an act, once, and says who did it, when and on which PC', async () => {
    const { mails } = await serveDesk()
    const userId = await add('Ana')
    dataOf(await test.ask('users.setTemporaryPassword', { userId, password: 'CANARY sunny river bend' }))
    await until(state, ({ waiting }) => waiting === 0)
    expect(mails.map(({ to }) => to)).toEqual([['ana@maple.example'], ['ana@maple.example']])
    const [account, temporary] = mails.map(({ raw }) => readMail(raw))
    expect(account?.headers).toContain('Subject: Maple Therapy: An account was made for you')
    expect(account?.text).toContain('When: Monday, October 5, 2026')
    expect(account?.text).toContain('9:30')
    expect(account?.text).toContain('(America/Toronto)')
    expect(account?.text).toContain('By: Olive Owens')
    expect(account?.text).toMatch(/On the PC: \S+/)
    expect(temporary?.text).toContain('It works until Wednesday, October 7, 2026')
    expect(mails.map(({ raw }) => raw).join('')).not.toContain('CANARY')
    expect((await state()).lastSentAt).toBe(test.clock.now)
  })

  it('queues nothing while no server is set up, and nothing where the topic was declined', async () => {
    const userId = await add('Ana')
    await serveDesk()
    dataOf(await test.ask('users.setTemporaryPassword', { userId, password: 'sunny river bend 7' }))
    await until(state, ({ waiting }) => waiting === 0)
    dataOf(
      await test.ask(
        'identity.signIn',
        { email: 'ana@maple.example', password: 'sunny river bend 7' },
        'ana',
      ),
    )
    const change = { currentPassword: 'sunny river bend 7', newPassword: 'another quiet walk' }
    dataOf(await test.ask('identity.changePassword', change, 'ana'))
    dataOf(await test.ask('users.saveAccount', { userId, notifications: { accountSecurity: false } }, 'ana'))
    await until(state, ({ waiting }) => waiting === 0)
    const before = server?.mails.length
    dataOf(await test.ask('users.setTemporaryPassword', { userId, password: 'sunny river bend 8' }))
    expect(await queue()).toEqual([])
    await new Promise((wake) => setTimeout(wake, 1200))
    expect(server?.mails.length).toBe(before)
  })

  it('asks the preference again when it sends', async () => {
    dataOf(await test.ask('mail.saveServer', mailSettings(await findDeadPort())))
    const self = dataOf(await test.ask('session.get', {})).person?.userId ?? ''
    dataOf(
      await test.ask('identity.changePassword', {
        currentPassword: OWNER_PASSWORD,
        newPassword: 'a quieter morning in july',
      }),
    )
    await until(state, ({ waiting, problem }) => waiting === 1 && problem !== null)
    dataOf(
      await test.ask('users.saveAccount', {
        userId: userIdSchema.parse(self),
        notifications: { accountSecurity: false },
      }),
    )
    const { mails } = await serveDesk()
    await until(state, ({ waiting }) => waiting === 0)
    expect(mails).toEqual([])
    expect((await state()).lastSentAt).toBeNull()
  })

  it('keeps mail of a dead server waiting with its count, and sends it once when the server comes', async () => {
    const port = await findDeadPort()
    dataOf(await test.ask('mail.saveServer', mailSettings(port)))
    await add('Ana')
    await add('Bo')
    const dead = await until(state, ({ problem }) => problem !== null)
    expect(dead).toMatchObject({
      waiting: 2,
      refused: 0,
      isStopped: false,
      problem: { what: 'noConnection' },
    })
    const wait = (dead.nextTryAt ?? 0) - test.clock.now
    expect(wait).toBeGreaterThanOrEqual(0.8 * MINUTE)
    expect(wait).toBeLessThanOrEqual(1.2 * MINUTE)
    const { mails } = await serve({ port })
    await new Promise((wake) => setTimeout(wake, 1200))
    expect(mails).toEqual([])
    later(1.3 * MINUTE)
    await until(state, ({ waiting }) => waiting === 0)
    await new Promise((wake) => setTimeout(wake, 1200))
    expect(mails.map(({ to }) => to[0])).toEqual(['ana@maple.example', 'bo@maple.example'])
    expect(await state()).toMatchObject({ problem: null, nextTryAt: null })
  })

  it('waits longer after each try that failed, up to six hours', async () => {
    dataOf(await test.ask('mail.saveServer', mailSettings(await findDeadPort())))
    await add('Ana')
    const waits: number[] = []
    let last = await until(state, ({ problem }) => problem !== null)
    for (let round = 0; round < 7; round += 1) {
      const wait = (last.nextTryAt ?? 0) - test.clock.now
      waits.push(Math.round(wait / MINUTE))
      const before = last.nextTryAt
      later(wait)
      await signIn()
      last = await until(state, ({ nextTryAt }) => nextTryAt !== before)
    }
    console.log(`mail backoff in minutes: ${waits.join(', ')}`)
    for (const [index, minutes] of [1, 5, 15, 60, 180, 360, 360].entries()) {
      expect(waits[index]).toBeGreaterThanOrEqual(Math.floor(minutes * 0.8))
      expect(waits[index]).toBeLessThanOrEqual(Math.min(Math.ceil(minutes * 1.2), 360))
    }
  })

  it('tries again at once when asked to', async () => {
    const port = await findDeadPort()
    dataOf(await test.ask('mail.saveServer', mailSettings(port)))
    await add('Ana')
    await until(state, ({ problem }) => problem !== null)
    const { mails } = await serve({ port })
    dataOf(await test.ask('mail.retryNow', {}))
    await until(state, ({ waiting }) => waiting === 0)
    expect(mails.length).toBe(1)
  })

  it('stops at a refused sign-in, says so, and goes on with the right password', async () => {
    const { port, mails, logins } = await serve()
    dataOf(await test.ask('mail.saveServer', { ...mailSettings(port), password: 'wrong' }))
    await add('Ana')
    const stopped = await until(state, ({ isStopped }) => isStopped)
    expect(stopped).toMatchObject({ waiting: 1, problem: { what: 'loginRefused' }, nextTryAt: null })
    expect((await queue())[0]).toMatchObject({ name: 'Ana Silva', kind: 'accountCreated', nextTryAt: null })
    later(2 * DAY)
    test = await test.restart()
    await signIn()
    await add('Bo')
    await new Promise((wake) => setTimeout(wake, 1500))
    expect(logins.length).toBe(1)
    expect(await state()).toMatchObject({ isStopped: true, waiting: 2 })
    dataOf(await test.ask('mail.saveServer', mailSettings(port)))
    await until(state, ({ waiting }) => waiting === 0)
    expect(mails.length).toBe(2)
  })

  it('refuses for good what the server refuses for good, keeps the code and nothing personal, and sends the rest', async () => {
    const { mails } = await serveDesk({
      answer: (step, value) => {
        if (step === 'to' && value.startsWith('ana'))
          return { code: 550, text: '5.1.1 <ana@maple.example> Ana Silva: no such person' }
        if (step === 'data' && value.includes('Bo Silva')) return { code: 554, text: '5.7.1 Looks like spam' }
        return undefined
      },
    })
    await add('Ana')
    await add('Bo')
    await add('Cy')
    await until(state, ({ waiting }) => waiting === 0)
    expect(mails.map(({ to }) => to[0])).toEqual(['cy@maple.example'])
    expect(await queue()).toMatchObject([
      {
        name: 'Ana Silva',
        state: 'refused',
        nextTryAt: null,
        problem: { what: 'recipientRefused', reply: '550 5.1.1' },
      },
      { name: 'Bo Silva', state: 'refused', problem: { what: 'contentRefused', reply: '554 5.7.1' } },
    ])
    expect(dataOf(await test.ask('mail.discardRefused', {}))).toEqual({ discarded: 2 })
    expect(await queue()).toEqual([])
  })

  it('tries again what the server puts off, without holding the others up', async () => {
    let isBusy = true
    const { mails } = await serveDesk({
      answer: (step, value) =>
        isBusy && step === 'to' && value.startsWith('ana')
          ? { code: 451, text: '4.7.1 Come back later' }
          : undefined,
    })
    await add('Ana')
    await add('Bo')
    const [ana] = await until(queue, (list) => list.length === 1 && list[0]?.attempts === 1)
    expect(ana).toMatchObject({
      name: 'Ana Silva',
      state: 'waiting',
      problem: { what: 'serverBusy', reply: '451 4.7.1' },
    })
    expect(mails.map(({ to }) => to[0])).toEqual(['bo@maple.example'])
    isBusy = false
    later(1.3 * MINUTE)
    await until(state, ({ waiting }) => waiting === 0)
    expect(mails.map(({ to }) => to[0])).toEqual(['bo@maple.example', 'ana@maple.example'])
  })

  it('gives up what has waited for seven days', async () => {
    const port = await findDeadPort()
    dataOf(await test.ask('mail.saveServer', mailSettings(port)))
    await add('Ana')
    await until(state, ({ problem }) => problem !== null)
    later(7 * DAY + MINUTE)
    await signIn()
    await until(state, ({ refused }) => refused === 1)
    expect(await queue()).toMatchObject([{ state: 'refused', problem: { what: 'tooOld', reply: '' } }])
    const { mails } = await serve({ port })
    dataOf(await test.ask('mail.retryNow', {}))
    await new Promise((wake) => setTimeout(wake, 1200))
    expect(mails).toEqual([])
  })

  it('sends after a restart what waited before it, whatever its time was', async () => {
    const port = await findDeadPort()
    dataOf(await test.ask('mail.saveServer', mailSettings(port)))
    await add('Ana')
    await until(state, ({ problem }) => problem !== null)
    const { mails } = await serve({ port })
    test = await test.restart()
    await until(
      () => mails.length,
      (count) => count === 1,
    )
    await signIn()
    await until(state, ({ waiting }) => waiting === 0)
    await new Promise((wake) => setTimeout(wake, 1200))
    expect(mails.length).toBe(1)
  })

  it('doubles at most the one mail that a cut left unnoted, under the same Message-ID', async () => {
    let hold: (() => void) | undefined
    const held = new Promise<void>((resolve) => {
      hold = resolve
    })
    let isFirst = true
    const { mails } = await serveDesk({
      onTaken: async () => {
        if (!isFirst) return
        isFirst = false
        await held
      },
    })
    for (const name of ['Ana', 'Bo', 'Cy']) await add(name)
    await until(
      () => mails.length,
      (count) => count === 1,
    )
    // The server has the mail, and the program ends before it hears of that.
    test = await test.restart()
    hold?.()
    await signIn()
    await until(state, ({ waiting }) => waiting === 0)
    const ids = mails.map(({ raw }) => /^Message-ID: (.+)$/im.exec(raw)?.[1])
    expect(ids.length).toBe(4)
    expect(ids[0]).toBe(ids[1])
    expect(new Set(ids).size).toBe(3)
    console.log(
      `mail cut at delivery: ${ids.length - 1} of 3 noted later, 1 doubled with the same Message-ID`,
    )
  })

  it('keeps every name in its place: quotes, commas, addresses, other scripts', async () => {
    const { mails } = await serveDesk()
    const names = ['Zoë "Q", <evil@example.org>', 'שרה', 'Łukasz; Bcc: x@example.org', 'é'.repeat(100)]
    for (const [index, name] of names.entries()) await add(name, `name${index}@maple.example`)
    await until(state, ({ waiting }) => waiting === 0)
    expect(mails.map(({ to }) => to)).toEqual(names.map((_name, index) => [`name${index}@maple.example`]))
    for (const [index, { raw }] of mails.entries()) {
      const { headers, text } = readMail(raw)
      expect(headers.match(/^(?:To|Cc|Bcc|Subject|From):/gim)).toEqual(['From:', 'To:', 'Subject:'])
      expect(headers).toMatch(new RegExp(`^To: .*<name${index}@maple\\.example>$`, 'm'))
      expect(raw.split('\r\n').every((line) => line.length < 998)).toBe(true)
      expect(text.replaceAll(/[\u2068\u2069]/g, '')).toContain(`Hello ${names[index]} Silva,`)
    }
  })

  it('sends a hundred mails over one connection, each once', async () => {
    const port = await findDeadPort()
    dataOf(await test.ask('mail.saveServer', mailSettings(port)))
    for (let number = 0; number < 100; number += 1) await add(`P${number}`)
    expect((await state()).waiting).toBe(100)
    const { mails, connections } = await serve({ port })
    const begun = performance.now()
    dataOf(await test.ask('mail.retryNow', {}))
    await until(state, ({ waiting }) => waiting === 0)
    const took = Math.round(performance.now() - begun)
    console.log(`100 mails: ${took} ms, ${connections()} connection, ${mails.length} taken`)
    expect(new Set(mails.map(({ to }) => to[0])).size).toBe(100)
    expect({ mails: mails.length, connections: connections() }).toEqual({ mails: 100, connections: 1 })
  })

  it('tells the screens when the queue changed, and is quiet when it did not', async () => {
    let events = 0
    test.app.subscribe('desk', (event) => {
      if (event.name === 'mail.changed') events += 1
    })
    await serveDesk()
    await until(
      () => events,
      (count) => count > 0,
    )
    await new Promise((wake) => setTimeout(wake, 700))
    const before = events
    await add('Ana')
    await until(state, ({ waiting }) => waiting === 0)
    await until(
      () => events,
      (count) => count > before,
    )
    const after = events
    await new Promise((wake) => setTimeout(wake, 1500))
    expect(events).toBe(after)
  })
})
