import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openClinicFile } from '#tests/support/openClinicFile.ts'
import { addSignedIn } from '#tests/support/secondFactor.ts'
import { type DeskHost, startDesk } from '#tests/support/startDesk.ts'
import { dataOf, OWNER_EMAIL, OWNER_PASSWORD, startClinic } from '#tests/support/testApp.ts'
import { violationsOn } from '../models/axe.ts'
import { AccountModal } from '../models/AccountModal.ts'
import { type Desk, launchChromium, openDesk } from '../models/browser.ts'
import { DeskFrame } from '../models/DeskFrame.ts'
import { UsersPage } from '../models/UsersPage.ts'

let browser: Browser
let host: DeskHost
let desk: Desk
let users: UsersPage
beforeAll(async () => {
  browser = await launchChromium()
  host = await startDesk({ start: () => startClinic() })
  await addSignedIn(host.test, 'ana')
  desk = await openDesk(browser, host.url())
  users = new UsersPage(desk.page)
  const frame = new DeskFrame(desk.page)
  await frame.signIn(OWNER_EMAIL, OWNER_PASSWORD)
  await frame.open('Clinic Users')
  await users.row('ana').waitFor()
})
afterAll(async () => {
  await browser.close()
  await host.stop()
})

async function lookAgain(): Promise<void> {
  await desk.page.reload()
  await new DeskFrame(desk.page).open('Clinic Users')
  await users.row('ana').waitFor()
}

describe('what the list and the account say of a person', () => {
  it('shows clinic and timezone, never to be edited, and follows Settings while it is open (product 19)', async () => {
    await users.openPerson('ana')
    const account = new AccountModal(desk.page, 'ana')
    await account.openTab('Account')
    const clinic = account.dialog.getByRole('group', { name: 'Clinic' })
    const timezone = account.dialog.getByRole('group', { name: 'Timezone' })
    await clinic.getByText('Maple Therapy').waitFor()
    await timezone.getByText('America/Toronto').waitFor()
    expect(await clinic.or(timezone).locator('input, button, select').count()).toBe(0)
    const before = dataOf(await host.test.ask('clinic.get', {}))
    dataOf(
      await host.test.ask('clinic.save', { ...before, name: 'Birch House', timezone: 'America/Vancouver' }),
    )
    await clinic.getByText('Birch House').waitFor()
    await timezone.getByText('America/Vancouver').waitFor()
    await account.close()
  })

  it('marks who has changes that the hub lacks, until it has them (product 4)', async () => {
    const { page } = desk
    const mark = users.row('ana').getByRole('img', { name: 'Changes not yet on the hub' })
    expect(await mark.count()).toBe(0)
    const database = await openClinicFile(host.test)
    database.prepare("INSERT INTO setting (name, value) VALUES ('hub.address', 'https://hub.example')").run()
    await lookAgain()
    await mark.waitFor()
    expect(await violationsOn(page)).toEqual([])
    database.prepare('UPDATE outbox SET acknowledged_at = 1').run()
    database.close()
    await lookAgain()
    expect(await mark.count()).toBe(0)
    expect(desk.complaints).toEqual([])
  })
})
