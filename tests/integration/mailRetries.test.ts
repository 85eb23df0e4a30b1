import { describe, expect, it } from 'vitest'
import { DAY, MINUTE, useMailDesk } from '#tests/support/mailDesk.ts'
import { findDeadPort, mailSettings, until } from '#tests/support/mailServer.ts'
import { dataOf } from '#tests/support/testApp.ts'

const desk = useMailDesk()

describe('mail that does not go out at once (product 41)', () => {
  it('keeps mail of a dead server waiting with its count, and sends it once when the server comes', async () => {
    const port = await findDeadPort()
    dataOf(await desk.test.ask('mail.saveServer', mailSettings(port)))
    await desk.add('Ana')
    await desk.add('Bo')
    const dead = await until(desk.state, ({ problem }) => problem !== null)
    expect(dead).toMatchObject({
      waiting: 2,
      refused: 0,
      isStopped: false,
      problem: { what: 'noConnection' },
    })
    const wait = (dead.nextTryAt ?? 0) - desk.test.clock.now
    expect(wait).toBeGreaterThanOrEqual(0.8 * MINUTE)
    expect(wait).toBeLessThanOrEqual(1.2 * MINUTE)
    const { mails } = await desk.serve({ port })
    await new Promise((wake) => setTimeout(wake, 1200))
    expect(mails).toEqual([])
    desk.later(1.3 * MINUTE)
    await until(desk.state, ({ waiting }) => waiting === 0)
    await new Promise((wake) => setTimeout(wake, 1200))
    expect(mails.map(({ to }) => to[0])).toEqual(['ana@maple.example', 'bo@maple.example'])
    expect(await desk.state()).toMatchObject({ problem: null, nextTryAt: null })
  })

  it('waits longer after each try that failed, up to six hours', async () => {
    dataOf(await desk.test.ask('mail.saveServer', mailSettings(await findDeadPort())))
    await desk.add('Ana')
    const waits: number[] = []
    let last = await until(desk.state, ({ problem }) => problem !== null)
    for (let round = 0; round < 7; round += 1) {
      const wait = (last.nextTryAt ?? 0) - desk.test.clock.now
      waits.push(Math.round(wait / MINUTE))
      const before = last.nextTryAt
      desk.later(wait)
      await desk.signIn()
      last = await until(desk.state, ({ nextTryAt }) => nextTryAt !== before)
    }
    console.log(`mail backoff in minutes: ${waits.join(', ')}`)
    for (const [index, minutes] of [1, 5, 15, 60, 180, 360, 360].entries()) {
      expect(waits[index]).toBeGreaterThanOrEqual(Math.floor(minutes * 0.8))
      expect(waits[index]).toBeLessThanOrEqual(Math.min(Math.ceil(minutes * 1.2), 360))
    }
  })

  it('tries again at once when asked to', async () => {
    const port = await findDeadPort()
    dataOf(await desk.test.ask('mail.saveServer', mailSettings(port)))
    await desk.add('Ana')
    await until(desk.state, ({ problem }) => problem !== null)
    const { mails } = await desk.serve({ port })
    dataOf(await desk.test.ask('mail.retryNow', {}))
    await until(desk.state, ({ waiting }) => waiting === 0)
    expect(mails.length).toBe(1)
  })

  it('stops at a refused sign-in, says so, and goes on with the right password', async () => {
    const { port, mails, logins } = await desk.serve()
    dataOf(await desk.test.ask('mail.saveServer', { ...mailSettings(port), password: 'wrong' }))
    await desk.add('Ana')
    const stopped = await until(desk.state, ({ isStopped }) => isStopped)
    expect(stopped).toMatchObject({ waiting: 1, problem: { what: 'loginRefused' }, nextTryAt: null })
    expect((await desk.queue())[0]).toMatchObject({
      name: 'Ana Silva',
      kind: 'accountCreated',
      nextTryAt: null,
    })
    desk.later(2 * DAY)
    await desk.restart()
    await desk.signIn()
    await desk.add('Bo')
    await new Promise((wake) => setTimeout(wake, 1500))
    expect(logins.length).toBe(1)
    expect(await desk.state()).toMatchObject({ isStopped: true, waiting: 2 })
    dataOf(await desk.test.ask('mail.saveServer', mailSettings(port)))
    await until(desk.state, ({ waiting }) => waiting === 0)
    expect(mails.length).toBe(2)
  })

  it('refuses for good what the server refuses for good, keeps the code and nothing personal, and sends the rest', async () => {
    const { mails } = await desk.serveDesk({
      answer: (step, value) => {
        if (step === 'to' && value.startsWith('ana'))
          return { code: 550, text: '5.1.1 <ana@maple.example> Ana Silva: no such person' }
        if (step === 'data' && value.includes('Bo Silva')) return { code: 554, text: '5.7.1 Looks like spam' }
        return undefined
      },
    })
    await desk.add('Ana')
    await desk.add('Bo')
    await desk.add('Cy')
    await until(desk.state, ({ waiting }) => waiting === 0)
    expect(mails.map(({ to }) => to[0])).toEqual(['cy@maple.example'])
    expect(await desk.queue()).toMatchObject([
      {
        name: 'Ana Silva',
        state: 'refused',
        nextTryAt: null,
        problem: { what: 'recipientRefused', reply: '550 5.1.1' },
      },
      { name: 'Bo Silva', state: 'refused', problem: { what: 'contentRefused', reply: '554 5.7.1' } },
    ])
    expect(dataOf(await desk.test.ask('mail.discardRefused', {}))).toEqual({ discarded: 2 })
    expect(await desk.queue()).toEqual([])
  })

  it('tries again what the server puts off, without holding the others up', async () => {
    let isBusy = true
    const { mails } = await desk.serveDesk({
      answer: (step, value) =>
        isBusy && step === 'to' && value.startsWith('ana')
          ? { code: 451, text: '4.7.1 Come back later' }
          : undefined,
    })
    await desk.add('Ana')
    await desk.add('Bo')
    const [ana] = await until(desk.queue, (list) => list.length === 1 && list[0]?.attempts === 1)
    expect(ana).toMatchObject({
      name: 'Ana Silva',
      state: 'waiting',
      problem: { what: 'serverBusy', reply: '451 4.7.1' },
    })
    expect(mails.map(({ to }) => to[0])).toEqual(['bo@maple.example'])
    isBusy = false
    desk.later(1.3 * MINUTE)
    await until(desk.state, ({ waiting }) => waiting === 0)
    expect(mails.map(({ to }) => to[0])).toEqual(['bo@maple.example', 'ana@maple.example'])
  })

  it('gives up what has waited for seven days', async () => {
    const port = await findDeadPort()
    dataOf(await desk.test.ask('mail.saveServer', mailSettings(port)))
    await desk.add('Ana')
    await until(desk.state, ({ problem }) => problem !== null)
    desk.later(7 * DAY + MINUTE)
    await desk.signIn()
    await until(desk.state, ({ refused }) => refused === 1)
    expect(await desk.queue()).toMatchObject([{ state: 'refused', problem: { what: 'tooOld', reply: '' } }])
    const { mails } = await desk.serve({ port })
    dataOf(await desk.test.ask('mail.retryNow', {}))
    await new Promise((wake) => setTimeout(wake, 1200))
    expect(mails).toEqual([])
  })

  it('sends after a restart what waited before it, whatever its time was', async () => {
    const port = await findDeadPort()
    dataOf(await desk.test.ask('mail.saveServer', mailSettings(port)))
    await desk.add('Ana')
    await until(desk.state, ({ problem }) => problem !== null)
    const { mails } = await desk.serve({ port })
    await desk.restart()
    await until(
      () => mails.length,
      (count) => count === 1,
    )
    await desk.signIn()
    await until(desk.state, ({ waiting }) => waiting === 0)
    await new Promise((wake) => setTimeout(wake, 1200))
    expect(mails.length).toBe(1)
  })

  it('doubles at most the one mail that a cut left unnoted, under the same Message-ID', async () => {
    let hold: (() => void) | undefined
    const held = new Promise<void>((resolve) => {
      hold = resolve
    })
    let isFirst = true
    const { mails } = await desk.serveDesk({
      onTaken: async () => {
        if (!isFirst) return
        isFirst = false
        await held
      },
    })
    for (const name of ['Ana', 'Bo', 'Cy']) await desk.add(name)
    await until(
      () => mails.length,
      (count) => count === 1,
    )
    // The server has the mail, and the program ends before it hears of that.
    await desk.restart()
    hold?.()
    await desk.signIn()
    await until(desk.state, ({ waiting }) => waiting === 0)
    const ids = mails.map(({ raw }) => /^Message-ID: (.+)$/im.exec(raw)?.[1])
    expect(ids.length).toBe(4)
    expect(ids[0]).toBe(ids[1])
    expect(new Set(ids).size).toBe(3)
    console.log(
      `mail cut at delivery: ${ids.length - 1} of 3 noted later, 1 doubled with the same Message-ID`,
    )
  })
})
