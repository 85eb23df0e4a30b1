import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { SyncState } from '#shared/contract/sync.ts'
import { addStaff } from '#tests/support/addStaff.ts'
import { addSignedIn, codeNow, enrol, offerMfa } from '#tests/support/secondFactor.ts'
import { startHub, type TestHub } from '#tests/support/startHub.ts'
import {
  dataOf,
  OWNER_EMAIL,
  OWNER_PASSWORD,
  startClinic,
  startTestApp,
  type TestApp,
} from '#tests/support/testApp.ts'

let hub: TestHub
let a: TestApp
let b: TestApp | undefined

beforeEach(async () => {
  hub = await startHub()
  a = await startClinic()
})
afterEach(async () => {
  await b?.stop()
  b = undefined
  await a.stop()
  await hub.stop()
})

const PATIENCE = { timeout: 15_000, interval: 100 }

const stateOf = async (app: TestApp): Promise<SyncState> => dataOf(await app.ask('sync.get', {}))
const namesOn = async (app: TestApp, search: string): Promise<string[]> =>
  dataOf(await app.ask('users.find', { search })).rows.map(({ firstName }) => firstName)

async function makeAccount(): Promise<void> {
  dataOf(await a.ask('sync.createAccount', { address: hub.address, registrationCode: '' }))
  await vi.waitFor(async () => expect((await stateOf(a)).kind).toBe('inStep'), PATIENCE)
}

/** A second PC, with the clinic's data and the owner signed in. */
async function joinOther(): Promise<TestApp> {
  const { code } = dataOf(await a.ask('sync.addPc', {}))
  const other = await startTestApp()
  b = other
  dataOf(await other.ask('setup.joinClinic', { code, pcName: 'Back office', keepKeyInFile: true }))
  await vi.waitFor(
    async () => expect(dataOf(await other.ask('start.get', {})).isJoining).toBe(false),
    PATIENCE,
  )
  dataOf(await other.ask('identity.signIn', { email: OWNER_EMAIL, password: OWNER_PASSWORD }))
  await vi.waitFor(async () => expect((await stateOf(other)).kind).toBe('inStep'), PATIENCE)
  return other
}

describe('two PCs of one clinic (product 42, 43)', () => {
  it('has no hub until an owner makes its account', async () => {
    expect(await stateOf(a)).toMatchObject({ kind: 'none', unsent: 0 })
    expect(dataOf(await a.ask('sync.getHub', {}))).toMatchObject({ address: null, isHubAsked: false })
    expect(await a.ask('sync.addPc', {})).toMatchObject({ ok: false, error: { code: 'NO_HUB' } })
    expect(
      await a.ask('sync.createAccount', { address: 'http://hub.example.org', registrationCode: '' }),
    ).toMatchObject({
      ok: false,
      error: { code: 'HUB_UNSAFE' },
    })
    await makeAccount()
    // The test's clock stands still at another day than the hub's: this PC says by how much it is off (S5).
    const off = (await stateOf(a)).clocks.own
    expect(Math.abs((off ?? 0) - (a.clock.now - Date.now()))).toBeLessThan(60_000)
    expect(await a.ask('sync.createAccount', { address: hub.address, registrationCode: '' })).toMatchObject({
      ok: false,
      error: { code: 'HUB_ALREADY' },
    })
  })

  it('brings each other what they do, by themselves', async () => {
    await makeAccount()
    const other = await joinOther()
    expect(await namesOn(other, 'Owens')).toEqual(['Olive'])
    await addStaff(other, 'Berit', 'Holm', 'berit')
    await vi.waitFor(async () => expect(await namesOn(a, 'Berit')).toEqual(['Berit']), PATIENCE)
    await addStaff(a, 'Anton', 'Krell', 'anton')
    await vi.waitFor(async () => expect(await namesOn(other, 'Anton')).toEqual(['Anton']), PATIENCE)
    const pcs = dataOf(await a.ask('sync.getHub', {})).pcs
    expect(pcs.map(({ name, isThisPc, isRevoked }) => ({ name, isThisPc, isRevoked }))).toHaveLength(2)
    await vi.waitFor(
      async () => expect(dataOf(await other.ask('sync.getHub', {})).pcs).toHaveLength(2),
      PATIENCE,
    )
  })

  it('shows what waits while the hub is away, and sends it when it is back (product 41)', async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'anteroom-hub-kept-'))
    await hub.stop()
    hub = await startHub({ dataFolder })
    const port = Number(new URL(hub.address).port)
    await makeAccount()
    const { pcs } = dataOf(await a.ask('sync.getHub', {}))
    const own = pcs.find(({ isThisPc }) => isThisPc)
    await hub.stop()
    dataOf(await a.ask('sync.renamePc', { pcId: own?.pcId ?? '', name: 'Front desk 1' }))
    await vi.waitFor(async () => {
      expect(await stateOf(a)).toMatchObject({ kind: 'waiting', problem: null, unsent: 1 })
    }, PATIENCE)
    hub = await startHub({ dataFolder, port })
    dataOf(await a.ask('sync.now', {}))
    await vi.waitFor(async () => {
      expect(await stateOf(a)).toMatchObject({ kind: 'inStep', unsent: 0 })
    }, PATIENCE)
    rmSync(dataFolder, { recursive: true, force: true })
  })

  it('ends the session at one PC of somebody made inactive at the other (A11)', async () => {
    await makeAccount()
    const userId = await addStaff(a, 'Nadine', 'Holm')
    const password = 'brisk lantern evening tide'
    dataOf(await a.ask('users.setTemporaryPassword', { userId, password }))
    const other = await joinOther()
    const email = 'nadine.desk@maple.example'
    await vi.waitFor(async () => {
      const answer = await other.ask('identity.signIn', { email, password }, 'back')
      expect(dataOf(answer).state).toBe('mustChangePassword')
    }, PATIENCE)
    dataOf(await a.ask('users.saveAccount', { userId, status: 'inactive' }))
    await vi.waitFor(async () => {
      expect(dataOf(await other.ask('session.get', {}, 'back')).state).toBe('none')
    }, PATIENCE)
    expect(dataOf(await other.ask('session.get', {})).state).toBe('active')
  })

  it('leaves whoever signs in at one PC with a code at their desk at the other', async () => {
    await makeAccount()
    await offerMfa(a)
    const { credentials } = await addSignedIn(a, 'nadine')
    const { secret } = await enrol(a, 'nadine')
    const other = await joinOther()
    dataOf(await other.ask('identity.signIn', credentials, 'back'))
    dataOf(await other.ask('identity.enterCode', { code: codeNow(other, secret, 1) }, 'back'))
    await addStaff(other, 'Anton', 'Berg')
    await vi.waitFor(async () => expect(await namesOn(a, 'Anton')).toEqual(['Anton']), PATIENCE)
    expect(dataOf(await a.ask('session.get', {}, 'nadine')).state).toBe('active')
  })

  it('ends on a PC that an owner took out', async () => {
    await makeAccount()
    const other = await joinOther()
    await vi.waitFor(async () => expect(dataOf(await a.ask('sync.getHub', {})).pcs).toHaveLength(2), PATIENCE)
    const { pcs } = dataOf(await a.ask('sync.getHub', {}))
    const there = pcs.find(({ isThisPc }) => !isThisPc)
    const here = pcs.find(({ isThisPc }) => isThisPc)
    expect(await a.ask('sync.revokePc', { pcId: here?.pcId ?? '' })).toMatchObject({
      ok: false,
      error: { code: 'THIS_PC' },
    })
    dataOf(await a.ask('sync.revokePc', { pcId: there?.pcId ?? '' }))
    await vi.waitFor(async () => {
      expect(await stateOf(other)).toMatchObject({ kind: 'attention', problem: 'revoked' })
    }, PATIENCE)
    await vi.waitFor(async () => expect((await stateOf(a)).kind).toBe('inStep'), PATIENCE)
    expect(dataOf(await a.ask('sync.getHub', {})).pcs.map(({ isRevoked }) => isRevoked)).toEqual([
      false,
      true,
    ])
  })

  it('goes on at a hub that lost everything, once an owner says so at one PC (S8)', async () => {
    await makeAccount()
    const other = await joinOther()
    const port = Number(new URL(hub.address).port)
    await hub.stop()
    await addStaff(a, 'Nadine', 'Here')
    await addStaff(other, 'Bruno', 'There', 'bruno')
    hub = await startHub({ port })
    for (const app of [a, other]) {
      dataOf(await app.ask('sync.now', {}))
      await vi.waitFor(
        async () => expect(await stateOf(app)).toMatchObject({ problem: 'otherHub' }),
        PATIENCE,
      )
    }
    dataOf(await a.ask('sync.changeHub', { address: hub.address, registrationCode: '' }))
    await vi.waitFor(async () => {
      if ((await stateOf(other)).problem === 'otherHub') dataOf(await other.ask('sync.now', {}))
      for (const app of [a, other]) expect(await stateOf(app)).toMatchObject({ kind: 'inStep', unsent: 0 })
    }, PATIENCE)
    for (const app of [a, other]) {
      expect(await namesOn(app, 'Nadine')).toEqual(['Nadine'])
      expect(await namesOn(app, 'Bruno')).toEqual(['Bruno'])
    }
    expect(await a.ask('sync.changeHub', { address: hub.address, registrationCode: '' })).toMatchObject({
      ok: false,
      error: { code: 'HUB_ALREADY' },
    })
    await vi.waitFor(async () => expect((await stateOf(a)).kind).toBe('inStep'), PATIENCE)
  })

  it('sends nothing to another hub that answers at the address (S8)', async () => {
    await makeAccount()
    const port = Number(new URL(hub.address).port)
    await hub.stop()
    hub = await startHub({ port })
    const own = dataOf(await a.ask('sync.getHub', {})).pcs[0]
    dataOf(await a.ask('sync.renamePc', { pcId: own?.pcId ?? '', name: 'Front desk 2' }))
    dataOf(await a.ask('sync.now', {}))
    await vi.waitFor(async () => {
      expect(await stateOf(a)).toMatchObject({ kind: 'attention', problem: 'otherHub', unsent: 1 })
    }, PATIENCE)
  })
})
