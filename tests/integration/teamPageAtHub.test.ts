import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import { addStaff } from '#tests/support/addStaff.ts'
import { readLog } from '#tests/support/readLog.ts'
import { dataOf, startClinic, type TestApp } from '#tests/support/testApp.ts'
import { PATIENCE, startTwoDesks, type TwoDesks } from '#tests/support/twoDesks.ts'

let two: TwoDesks
let ana: string

const publishing = async (app: TestApp): Promise<OutputOf<'team.getPublishing'>> =>
  dataOf(await app.ask('team.getPublishing', {}))

async function settled(app: TestApp, state: OutputOf<'team.getPublishing'>['state']): Promise<string> {
  await vi.waitFor(async () => expect(await publishing(app)).toMatchObject({ state }), PATIENCE)
  return (await publishing(app)).url ?? ''
}

/** What anybody gets there, with its status. */
async function open(url: string): Promise<string> {
  const answer = await fetch(url)
  return `${answer.status} ${await answer.text()}`
}

const showing = (url: string, what: RegExp): Promise<void> =>
  vi.waitFor(async () => expect(await open(url)).toMatch(what), PATIENCE)

async function saveClinic(app: TestApp, part: Partial<InputOf<'clinic.save'>>): Promise<void> {
  dataOf(await app.ask('clinic.save', { ...dataOf(await app.ask('clinic.get', {})), ...part }))
}

describe('the team page at the hub (product 24)', () => {
  beforeAll(async () => {
    two = await startTwoDesks(async (a) => {
      ana = await addStaff(a, 'Ana', 'Silva')
    })
  })
  afterAll(() => two.stop())

  it('is nowhere until an owner asks, and is shown with its address then', async () => {
    expect(await two.a.ask('team.publish', { address: '' })).toMatchObject({
      error: { code: 'TEAM_PAGE_OFF' },
    })
    await saveClinic(two.a, { hasTeamPage: true })
    expect(await publishing(two.a)).toMatchObject({ isPublished: false, url: null, state: 'off' })
    dataOf(await two.a.ask('team.publish', { address: '' }))
    const url = await settled(two.a, 'published')
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/team\/[a-z2-9]{12}$/)
    expect(await open(url)).toMatch(/^200 <!doctype html>[^]*Ana Silva/)
    expect(await open(`${url}.json`)).toMatch(/"name": "Ana Silva"/)
    expect((await publishing(two.a)).since).toBeGreaterThan(0)
    expect(await readLog(two.a, 'teamPage.published')).toHaveLength(1)
  })

  it('follows what either PC changes, and who is taken off', async () => {
    const { url } = await publishing(two.a)
    if (url === null) throw new Error('no address')
    await two.inStep()
    await saveClinic(two.b, { name: 'Cedar Therapy' })
    await showing(url, /Cedar Therapy/)
    dataOf(await two.a.ask('team.setListed', { userId: ana, isListed: false }))
    await showing(url, /^200 (?![^]*Ana Silva)/)
    dataOf(await two.a.ask('team.setListed', { userId: ana, isListed: true }))
    await showing(url, /Ana Silva/)
    await settled(two.b, 'published')
  })

  it('moves to the address that the owner chose, and nothing stays at the one before', async () => {
    const before = (await publishing(two.a)).url ?? ''
    expect(await two.a.ask('team.publish', { address: 'No Good' })).toMatchObject({
      error: { code: 'BAD_INPUT' },
    })
    dataOf(await two.a.ask('team.publish', { address: 'cedar-therapy' }))
    const url = (await publishing(two.a)).url ?? ''
    expect(url).toMatch(/\/team\/cedar-therapy$/)
    await showing(url, /^200/)
    await showing(before, /^404/)
    expect(await readLog(two.a, 'teamPage.moved')).toHaveLength(1)
  })

  it('is taken away when an owner switches it off, or when the clinic has no page any more', async () => {
    const url = (await publishing(two.a)).url ?? ''
    dataOf(await two.a.ask('team.withdraw', {}))
    await showing(url, /^404/)
    await settled(two.a, 'off')
    expect(await readLog(two.a, 'teamPage.withdrawn')).toHaveLength(1)
    dataOf(await two.a.ask('team.publish', { address: '' }))
    await showing(url, /^200/)
    await saveClinic(two.a, { hasTeamPage: false })
    await showing(url, /^404/)
    await saveClinic(two.a, { hasTeamPage: true })
    await showing(url, /^200/)
  })

  it('waits for the network, and is there when the hub is back', async () => {
    const url = await settled(two.a, 'published')
    await two.hubGoes()
    await saveClinic(two.a, { name: 'Birch Therapy' })
    await settled(two.a, 'waiting')
    await two.hubIsBack()
    await showing(url, /Birch Therapy/)
    await settled(two.a, 'published')
  })
})

describe('the team page of a clinic without a hub (product 24)', () => {
  it('can’t be published', async () => {
    const test = await startClinic()
    await saveClinic(test, { hasTeamPage: true })
    expect(await test.ask('team.publish', { address: '' })).toMatchObject({ error: { code: 'NO_HUB' } })
    expect(await publishing(test)).toMatchObject({ hasHub: false, isPublished: false, url: null })
    await test.stop()
  })
})
