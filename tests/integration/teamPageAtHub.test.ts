import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import { addStaff } from '#tests/support/addStaff.ts'
import { readLog } from '#tests/support/readLog.ts'
import { dataOf, startClinic, type TestApp } from '#tests/support/testApp.ts'
import { startHub, type TestHub } from '#tests/support/startHub.ts'
import { PATIENCE } from '#tests/support/twoDesks.ts'

let hub: TestHub | undefined
let a: TestApp
let ana: string
const folder = mkdtempSync(join(tmpdir(), 'anteroom-hub-kept-'))
const dataFolder = join(folder, 'data')

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
    hub = await startHub({ dataFolder })
    a = await startClinic()
    ana = await addStaff(a, 'Ana', 'Silva')
    dataOf(await a.ask('sync.createAccount', { address: hub.address, registrationCode: '' }))
  })
  afterAll(async () => {
    await a.stop()
    await hub?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it('is nowhere until an owner asks, and is shown with its address then', async () => {
    expect(await a.ask('team.publish', { address: '' })).toMatchObject({
      error: { code: 'TEAM_PAGE_OFF' },
    })
    await saveClinic(a, { hasTeamPage: true })
    expect(await publishing(a)).toMatchObject({ isPublished: false, url: null, state: 'off' })
    dataOf(await a.ask('team.publish', { address: '' }))
    const url = await settled(a, 'published')
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/team\/[a-z2-9]{12}$/)
    expect(await open(url)).toMatch(/^200 <!doctype html>[^]*Ana Silva/)
    expect(await open(`${url}.json`)).toMatch(/"name": "Ana Silva"/)
    expect((await publishing(a)).since).toBeGreaterThan(0)
    expect(await readLog(a, 'teamPage.published')).toHaveLength(1)
  })

  it('follows what is changed, and who is taken off', async () => {
    const { url } = await publishing(a)
    if (url === null) throw new Error('no address')
    await saveClinic(a, { name: 'Cedar Therapy' })
    await showing(url, /Cedar Therapy/)
    dataOf(await a.ask('team.setListed', { userId: ana, isListed: false }))
    await showing(url, /^200 (?![^]*Ana Silva)/)
    dataOf(await a.ask('team.setListed', { userId: ana, isListed: true }))
    await showing(url, /Ana Silva/)
  })

  it('moves to the address that the owner chose, and nothing stays at the one before', async () => {
    const before = (await publishing(a)).url ?? ''
    expect(await a.ask('team.publish', { address: 'No Good' })).toMatchObject({
      error: { code: 'BAD_INPUT' },
    })
    dataOf(await a.ask('team.publish', { address: 'cedar-therapy' }))
    const url = (await publishing(a)).url ?? ''
    expect(url).toMatch(/\/team\/cedar-therapy$/)
    await showing(url, /^200/)
    await showing(before, /^404/)
    expect(await readLog(a, 'teamPage.moved')).toHaveLength(1)
  })

  it('is taken away when an owner switches it off, or when the clinic has no page any more', async () => {
    const url = (await publishing(a)).url ?? ''
    dataOf(await a.ask('team.withdraw', {}))
    await showing(url, /^404/)
    await settled(a, 'off')
    expect(await readLog(a, 'teamPage.withdrawn')).toHaveLength(1)
    dataOf(await a.ask('team.publish', { address: '' }))
    await showing(url, /^200/)
    await saveClinic(a, { hasTeamPage: false })
    await showing(url, /^404/)
    await saveClinic(a, { hasTeamPage: true })
    await showing(url, /^200/)
  })

  it('waits for the network, and is there when the hub is back', async () => {
    const url = await settled(a, 'published')
    const port = Number(new URL(url).port)
    await hub?.stop()
    hub = undefined
    await saveClinic(a, { name: 'Birch Therapy' })
    await settled(a, 'waiting')
    hub = await startHub({ dataFolder, port })
    dataOf(await a.ask('sync.now', {}))
    await showing(url, /Birch Therapy/)
    await settled(a, 'published')
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
