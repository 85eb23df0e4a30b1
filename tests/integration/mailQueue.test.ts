import { describe, expect, it } from 'vitest'
import { userIdSchema } from '#shared/domain/ids.ts'
import { useMailDesk } from '#tests/support/mailDesk.ts'
import { findDeadPort, mailSettings, readMail, until } from '#tests/support/mailServer.ts'
import { dataOf, OWNER_PASSWORD } from '#tests/support/testApp.ts'

const desk = useMailDesk()

describe('the mail queue (product 17, 41)', () => {
  it('sends what was queued with an act, once, and says who did it, when and on which PC', async () => {
    const { mails } = await desk.serveDesk()
    const userId = await desk.add('Ana')
    dataOf(await desk.test.ask('users.setTemporaryPassword', { userId, password: 'CANARY sunny river bend' }))
    await until(desk.state, ({ waiting }) => waiting === 0)
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
    expect((await desk.state()).lastSentAt).toBe(desk.test.clock.now)
  })

  it('writes to each person in the language they chose, and to others in the clinic’s', async () => {
    const { mails } = await desk.serveDesk()
    const french = await desk.add('Zoé')
    const temporary = 'rivière calme et claire'
    dataOf(await desk.test.ask('users.setTemporaryPassword', { userId: french, password: temporary }))
    const signIn = { email: 'zoé@maple.example', password: temporary }
    dataOf(await desk.test.ask('identity.signIn', signIn, 'zoé'))
    const change = { currentPassword: temporary, newPassword: 'une promenade tranquille' }
    dataOf(await desk.test.ask('identity.changePassword', change, 'zoé'))
    dataOf(await desk.test.ask('identity.chooseLanguage', { language: 'fr' }, 'zoé'))
    await until(desk.state, ({ waiting }) => waiting === 0)
    const before = mails.length
    dataOf(await desk.test.ask('users.setTemporaryPassword', { userId: french, password: temporary }))
    const other = await desk.add('Bea')
    await until(desk.state, ({ waiting }) => waiting === 0)
    const [toZoe, toBea] = mails.slice(before).map(({ raw }) => readMail(raw))
    expect(toZoe?.text).toContain('Bonjour Zoé')
    expect(toZoe?.text).toContain('Il fonctionne jusqu’au mercredi 7 octobre 2026')
    expect(toZoe?.text).toContain('Par : Olive Owens')
    expect(toBea?.text).toContain('An account was made for you')
    dataOf(await desk.test.ask('identity.chooseLanguage', { language: 'fr' }))
    dataOf(await desk.test.ask('users.setTemporaryPassword', { userId: other, password: temporary }))
    await until(desk.state, ({ waiting }) => waiting === 0)
    expect(readMail(mails.at(-1)?.raw ?? '').text).toContain('Bonjour Bea')
  })

  it('queues nothing while no server is set up, and nothing where the topic was declined', async () => {
    const userId = await desk.add('Ana')
    await desk.serveDesk()
    dataOf(await desk.test.ask('users.setTemporaryPassword', { userId, password: 'sunny river bend 7' }))
    await until(desk.state, ({ waiting }) => waiting === 0)
    dataOf(
      await desk.test.ask(
        'identity.signIn',
        { email: 'ana@maple.example', password: 'sunny river bend 7' },
        'ana',
      ),
    )
    const change = { currentPassword: 'sunny river bend 7', newPassword: 'another quiet walk' }
    dataOf(await desk.test.ask('identity.changePassword', change, 'ana'))
    dataOf(
      await desk.test.ask('users.saveAccount', { userId, notifications: { accountSecurity: false } }, 'ana'),
    )
    await until(desk.state, ({ waiting }) => waiting === 0)
    const before = desk.server?.mails.length
    dataOf(await desk.test.ask('users.setTemporaryPassword', { userId, password: 'sunny river bend 8' }))
    expect(await desk.queue()).toEqual([])
    await new Promise((wake) => setTimeout(wake, 1200))
    expect(desk.server?.mails.length).toBe(before)
  })

  it('asks the preference again when it sends', async () => {
    dataOf(await desk.test.ask('mail.saveServer', mailSettings(await findDeadPort())))
    const self = dataOf(await desk.test.ask('session.get', {})).person?.userId ?? ''
    dataOf(
      await desk.test.ask('identity.changePassword', {
        currentPassword: OWNER_PASSWORD,
        newPassword: 'a quieter morning in july',
      }),
    )
    await until(desk.state, ({ waiting, problem }) => waiting === 1 && problem !== null)
    dataOf(
      await desk.test.ask('users.saveAccount', {
        userId: userIdSchema.parse(self),
        notifications: { accountSecurity: false },
      }),
    )
    const { mails } = await desk.serveDesk()
    await until(desk.state, ({ waiting }) => waiting === 0)
    expect(mails).toEqual([])
    expect((await desk.state()).lastSentAt).toBeNull()
  })

  it('keeps every name in its place: quotes, commas, addresses, other scripts', async () => {
    const { mails } = await desk.serveDesk()
    const names = ['Zoë "Q", <evil@example.org>', 'שרה', 'Łukasz; Bcc: x@example.org', 'é'.repeat(100)]
    for (const [index, name] of names.entries()) await desk.add(name, `name${index}@maple.example`)
    await until(desk.state, ({ waiting }) => waiting === 0)
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
    dataOf(await desk.test.ask('mail.saveServer', mailSettings(port)))
    for (let number = 0; number < 100; number += 1) await desk.add(`P${number}`)
    expect((await desk.state()).waiting).toBe(100)
    const { mails, connections } = await desk.serve({ port })
    const begun = performance.now()
    dataOf(await desk.test.ask('mail.retryNow', {}))
    await until(desk.state, ({ waiting }) => waiting === 0)
    const took = Math.round(performance.now() - begun)
    console.log(`100 mails: ${took} ms, ${connections()} connection, ${mails.length} taken`)
    expect(new Set(mails.map(({ to }) => to[0])).size).toBe(100)
    expect({ mails: mails.length, connections: connections() }).toEqual({ mails: 100, connections: 1 })
  })

  it('tells the screens when the queue changed, and is quiet when it did not', async () => {
    let events = 0
    desk.test.app.subscribe('desk', (event) => {
      if (event.name === 'mail.changed') events += 1
    })
    await desk.serveDesk()
    await until(
      () => events,
      (count) => count > 0,
    )
    await new Promise((wake) => setTimeout(wake, 700))
    const before = events
    await desk.add('Ana')
    await until(desk.state, ({ waiting }) => waiting === 0)
    await until(
      () => events,
      (count) => count > before,
    )
    const after = events
    await new Promise((wake) => setTimeout(wake, 1500))
    expect(events).toBe(after)
  })
})
