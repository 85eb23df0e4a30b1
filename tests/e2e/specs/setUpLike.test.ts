import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Host } from '#tests/support/startHost.ts'
import { startSampleHost } from '#tests/support/startSampleHost.ts'
import { violationsOn } from '../models/axe.ts'
import { AccountModal } from '../models/AccountModal.ts'
import { type Desk, launchChromium, openDesk } from '../models/browser.ts'
import { DeskFrame } from '../models/DeskFrame.ts'
import { SetUpLike } from '../models/SetUpLike.ts'
import { UsersPage } from '../models/UsersPage.ts'

const PASSWORD = 'look around freely'

let browser: Browser
let host: Host
let desk: Desk
let users: UsersPage
let setUp: SetUpLike
beforeAll(async () => {
  browser = await launchChromium()
  host = await startSampleHost()
  desk = await openDesk(browser, host.url)
  users = new UsersPage(desk.page)
  setUp = new SetUpLike(desk.page)
  await signIn('owner@sample.example.org')
})
afterAll(async () => {
  await browser.close()
  await host.stop()
})

async function signIn(email: string): Promise<void> {
  const frame = new DeskFrame(desk.page)
  await frame.signIn(email, PASSWORD)
  await frame.open('Clinic Users')
  await users.rows().first().waitFor()
}

const violations = (): Promise<string[]> => violationsOn(desk.page)

describe('"Set up like …" (product 40)', () => {
  it('is offered after "Save & Continue" and shows before and after of every part', async () => {
    const dialog = await users.startNew('Staff')
    await users.fillStaff(dialog, {
      firstName: 'Noor',
      lastName: 'Newly',
      email: 'noor.newly@sample.example.org',
      roles: ['Finance'],
    })
    await dialog.getByRole('checkbox', { name: 'Practitioner', exact: true }).uncheck()
    await dialog.getByRole('button', { name: 'Save & Continue' }).click()
    const account = new AccountModal(desk.page, 'Noor Newly')
    await account.dialog.getByText('Noor is new here.').waitFor()
    expect(await violations()).toEqual([])
    await account.dialog.getByRole('button', { name: 'Set up like …' }).click()
    await setUp.choose('Lindgren')
    expect(await setUp.part('Application Role')).toEqual(['Finance', 'Practitioner'])
    expect((await setUp.part('Discipline'))[0]).toBe('None')
    expect(await setUp.part('MFA required')).toEqual(['No', 'stays'])
    await setUp.dialog.getByText(/^4 parts change\.$/).waitFor()
    expect(await violations()).toEqual([])
  })

  it('copies with one button, takes the offer away and is undone from its notice', async () => {
    const account = new AccountModal(desk.page, 'Noor Newly')
    await setUp.run()
    await setUp.done.waitFor()
    expect(await account.dialog.getByText('Noor is new here.').count()).toBe(0)
    await account.openTab('Account')
    const roles = account.dialog.getByRole('group', { name: 'Application Role' })
    await roles.getByText('Practitioner', { exact: true }).waitFor()
    expect(await violations()).toEqual([])
    await setUp.done.getByRole('button', { name: 'Undo' }).click()
    await desk.page.getByText('Noor is set up as before.').waitFor()
    await roles.getByText('Finance', { exact: true }).waitFor()
  })

  it('is open by the keyboard from Application Role, and has nothing to do the second time', async () => {
    const { page } = desk
    const account = new AccountModal(page, 'Noor Newly')
    for (let time = 0; time < 2; time += 1) {
      await account.dialog.getByRole('button', { name: 'Set up like …' }).focus()
      await page.keyboard.press('Enter')
      await setUp.choose('Lindgren')
      if (time === 0) await setUp.run()
    }
    await setUp.dialog.getByText('Noor is set up like that already.').waitFor()
    await expect.poll(() => setUp.confirm.isDisabled()).toBe(true)
    await page.keyboard.press('Escape')
    await setUp.dialog.waitFor({ state: 'hidden' })
    await account.close()
  })

  it('is not there for an Office Admin', async () => {
    await new DeskFrame(desk.page).signOut()
    await signIn('admin@sample.example.org')
    await users.find('lindgren')
    await users.openPerson('Zoë Lindgren')
    const account = new AccountModal(desk.page, 'Zoë Lindgren')
    await account.openTab('Account')
    await account.dialog.getByRole('heading', { name: 'Application Role' }).waitFor()
    expect(await account.dialog.getByRole('button', { name: 'Set up like …' }).count()).toBe(0)
    expect(desk.complaints).toEqual([])
  })
})
