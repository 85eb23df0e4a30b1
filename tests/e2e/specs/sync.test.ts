import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createFileStore } from '#backend/keys/secretStores/fileStore.ts'
import { openClinicFile } from '#tests/support/openClinicFile.ts'
import { type Host, startHost } from '#tests/support/startHost.ts'
import { startHub, type TestHub } from '#tests/support/startHub.ts'
import { violationsInBothSchemes } from '../models/axe.ts'
import { type Desk, launchChromium, openDesk } from '../models/browser.ts'
import { DeskFrame } from '../models/DeskFrame.ts'
import { FirstRunPage } from '../models/FirstRunPage.ts'
import { JoinPages } from '../models/JoinPages.ts'
import { OwnersPanel } from '../models/OwnersPanel.ts'
import { SyncSection } from '../models/SyncSection.ts'
import { UsersPage } from '../models/UsersPage.ts'

const OWNER = {
  firstName: 'Olive',
  lastName: 'Owens',
  email: 'olive@maple.example',
  password: 'a quiet morning in june',
}

let browser: Browser
let hub: TestHub
let dataFolder: string
let hosts: [Host, Host]
let a: Desk
let b: Desk

beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())
beforeEach(async () => {
  dataFolder = mkdtempSync(join(tmpdir(), 'anteroom-hub-kept-'))
  hub = await startHub({ dataFolder })
  hosts = [await startHost(), await startHost()]
  a = await openDesk(browser, hosts[0].url)
  b = await openDesk(browser, hosts[1].url)
  const first = new FirstRunPage(a.page)
  await first.setUpClinic({ name: 'Maple Therapy', plan: 'Teams', ...OWNER })
  await first.confirmSheet()
})
afterEach(async () => {
  for (const desk of [a, b]) await desk.context.close()
  for (const host of hosts) await host.stop()
  await hub.stop()
  rmSync(dataFolder, { recursive: true, force: true })
})

/** Connects A to the hub, and joins B with a code of A's; both show the sign-in of their clinic. */
async function joinTwoPcs(): Promise<SyncSection> {
  await new DeskFrame(a.page).open('Settings')
  const pcs = new SyncSection(a.page)
  await pcs.open()
  expect(await violationsInBothSchemes(a.page)).toEqual([])
  await pcs.connect(hub.address)
  await pcs.waitFor('In sync')
  const code = await pcs.addPc()
  expect(await violationsInBothSchemes(a.page)).toEqual([])
  await a.page.getByRole('button', { name: 'Close', exact: true }).last().click()
  const join = new JoinPages(b.page)
  await join.open()
  await join.fill(code, 'Back office')
  await join.joinButton.click()
  await join.goOn()
  await new DeskFrame(b.page).signIn(OWNER.email, OWNER.password)
  await new SyncSection(b.page).waitFor('In sync')
  return pcs
}

async function addPerson(desk: Desk, firstName: string): Promise<void> {
  await new DeskFrame(desk.page).open('Clinic Users')
  const users = new UsersPage(desk.page)
  const dialog = await users.startNew('Staff')
  await users.fillStaff(dialog, {
    firstName,
    lastName: 'Holm',
    email: `${firstName.toLowerCase()}@maple.example`,
    roles: ['Practitioner'],
  })
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
}

/** A second, writing connection to what a host has open. */
const openHostFile = ({ dataDir }: Host): ReturnType<typeof openClinicFile> =>
  openClinicFile({
    folder: dataDir,
    ports: {
      keychain: undefined,
      keyFile: createFileStore(join(dataDir, 'secrets')),
      prefersKeyFile: true,
    },
  })

/** Changes a host's file past the program. */
async function changeFile(host: Host, sql: string): Promise<void> {
  const database = await openHostFile(host)
  database.prepare(sql).run()
  database.close()
}

describe('two PCs and a hub (product 41–43)', () => {
  it('share people without a touch, and part when one is taken out', async () => {
    const pcs = await joinTwoPcs()
    await pcs.row('Back office').waitFor({ timeout: 20_000 })

    await addPerson(a, 'Berit')
    await new DeskFrame(b.page).open('Clinic Users')
    await new UsersPage(b.page).row('Berit Holm').first().waitFor({ timeout: 20_000 })

    await addPerson(b, 'Nadine')
    await new UsersPage(a.page).row('Nadine Holm').first().waitFor({ timeout: 20_000 })

    await new DeskFrame(a.page).open('Settings')
    await pcs.open()
    await pcs.row('Back office').getByRole('button', { name: 'Take out Back office' }).click()
    const question = a.page.getByRole('dialog', { name: /Take Back office out/ })
    expect(await violationsInBothSchemes(a.page)).toEqual([])
    await question.getByRole('button', { name: 'Take out' }).click()
    await question.waitFor({ state: 'hidden' })
    await pcs.row('Back office').getByText('Taken out').waitFor()
    const there = new SyncSection(b.page)
    await there.waitFor('Sync needs attention')
    await there.state.click()
    await b.page.getByText('An owner took this PC out of the clinic').waitFor()
    expect(await violationsInBothSchemes(b.page)).toEqual([])
    expect([...a.complaints, ...b.complaints]).toEqual([])
  })

  it('tell owners at the other PC who became one, until somebody there says that they know', async () => {
    await joinTwoPcs()
    await addPerson(a, 'Berit')
    await new DeskFrame(a.page).open('Settings')
    await new OwnersPanel(a.page).make('Berit Holm')

    await new DeskFrame(b.page).open('Home')
    const told = b.page.getByRole('listitem').filter({ hasText: 'Berit Holm became a clinic owner' })
    await told.waitFor({ timeout: 20_000 })
    expect(await violationsInBothSchemes(b.page)).toEqual([])
    await told.getByRole('button', { name: /^Mark as settled/ }).click()
    await told.getByText('Settled.', { exact: true }).waitFor()
    await new DeskFrame(b.page).open('Clinic Users')
    await new DeskFrame(b.page).open('Home')
    await b.page.getByRole('heading', { name: 'Home', level: 1 }).waitFor()
    await b.page.getByText('Needs somebody', { exact: false }).first().waitFor()
    expect(await told.count()).toBe(0)
    await new DeskFrame(a.page).open('Home')
    await a.page.getByText('Needs somebody', { exact: false }).first().waitFor()
    expect(await a.page.getByText('became a clinic owner').count()).toBe(0)
    expect([...a.complaints, ...b.complaints]).toEqual([])
  })

  it('take each other’s data again where these differ without anybody’s doing (S12)', async () => {
    await joinTwoPcs()
    await addPerson(a, 'Berit')
    await new DeskFrame(b.page).open('Clinic Users')
    const people = new UsersPage(b.page)
    await people.row('Berit Holm').first().waitFor({ timeout: 20_000 })
    await changeFile(hosts[1], `UPDATE user SET last_name = 'Damaged' WHERE first_name = 'Berit'`)
    // What is said next has both look at what they have.
    await addPerson(a, 'Nadine')

    const { page } = b
    await new DeskFrame(page).open('Settings')
    const pcs = new SyncSection(page)
    await pcs.open()
    await page.getByText('Not the same as here').waitFor({ timeout: 30_000 })
    await page.getByRole('button', { name: 'Take the data of another PC' }).click()
    const question = page.getByRole('dialog', { name: 'Take the data of another PC?' })
    expect(await violationsInBothSchemes(page)).toEqual([])
    await question.getByRole('button', { name: 'Take its data' }).click()
    await question.waitFor({ state: 'hidden' })
    await pcs.waitFor('In sync')
    await page.getByText('Not the same as here').waitFor({ state: 'hidden', timeout: 30_000 })
    const database = await openHostFile(hosts[1])
    expect(database.prepare(`SELECT last_name FROM user WHERE first_name = 'Berit'`).pluck().get()).toBe(
      'Holm',
    )
    database.close()
    expect([...a.complaints, ...b.complaints]).toEqual([])
  })

  it('say what waits while the hub is away (product 41)', async () => {
    await new DeskFrame(a.page).open('Settings')
    const pcs = new SyncSection(a.page)
    await pcs.open()
    await pcs.connect(hub.address)
    await pcs.waitFor('In sync')
    await hub.stop()
    await addPerson(a, 'Berit')
    await pcs.waitFor('Waiting for the network')
    await pcs.waitFor('unsent')
    await pcs.state.click()
    await a.page.getByText('Work on as usual.').waitFor()
    expect(await violationsInBothSchemes(a.page)).toEqual([])
  })

  it('offer both names of a PC that both renamed while the hub was away, and take one (product 42)', async () => {
    await joinTwoPcs()
    const port = Number(new URL(hub.address).port)
    await hub.stop()
    for (const [desk, name] of [
      [a, 'Reception'],
      [b, 'Front desk'],
    ] as const) {
      await new DeskFrame(desk.page).open('Settings')
      const pcs = new SyncSection(desk.page)
      await pcs.open()
      await desk.page.getByRole('button', { name: 'Rename Back office' }).click()
      await desk.page.getByRole('textbox', { name: 'Name' }).fill(name)
      await desk.page.keyboard.press('Enter')
      await pcs.row(name).waitFor()
      await pcs.waitFor('unsent')
    }
    hub = await startHub({ port, dataFolder })
    await new DeskFrame(a.page).open('To review')
    const clash = a.page.getByRole('main').getByRole('listitem').filter({ hasText: 'Reception' })
    await clash.filter({ hasText: 'Front desk' }).waitFor({ timeout: 30_000 })
    expect(await violationsInBothSchemes(a.page)).toEqual([])
    await clash.getByRole('button', { name: /^Take this instead/ }).click()
    await a.page.getByText('Nothing to review').waitFor()
    expect(await violationsInBothSchemes(a.page)).toEqual([])
    await new DeskFrame(b.page).open('To review')
    await b.page.getByText('Nothing to review').waitFor({ timeout: 20_000 })
    expect([...a.complaints, ...b.complaints]).toEqual([])
  })
})
