import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Host, startHost } from '#tests/support/startHost.ts'
import { type Desk, launchChromium, openDesk } from '../models/browser.ts'
import { DeskFrame } from '../models/DeskFrame.ts'
import { FirstRunPage } from '../models/FirstRunPage.ts'
import { UsersPage } from '../models/UsersPage.ts'

const OWNER = {
  firstName: 'Olive',
  lastName: 'Owens',
  email: 'olive@maple.example',
  password: 'a quiet morning in june',
}

let browser: Browser
let host: Host
let desk: Desk
let users: UsersPage

beforeAll(async () => {
  browser = await launchChromium()
  host = await startHost()
  desk = await openDesk(browser, host.url)
  const first = new FirstRunPage(desk.page)
  await first.setUpClinic({ name: 'Maple Therapy', plan: 'Teams', ...OWNER })
  await first.postponeSheet()
  await new DeskFrame(desk.page).open('Clinic Users')
  users = new UsersPage(desk.page)
})
afterAll(async () => {
  await browser.close()
  await host.stop()
})

async function choose(name: string, text: string): Promise<void> {
  await desk.page.getByRole('button', { name: 'Import', exact: true }).click()
  const dialog = desk.page.getByRole('dialog', { name: 'Import people' })
  await dialog
    .locator('input[type="file"]')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text, 'latin1') })
}

describe('importing people', () => {
  it('says per line what is wrong, names duplicates, and stores nothing', async () => {
    await choose(
      'list.csv',
      'Surname;Given name;Role;E-mail\r\nSilva;Ana;Practitioner;ana@@maple\r\nOwens;Other;Practitioner;OLIVE@maple.example\r\n',
    )
    const dialog = desk.page.getByRole('dialog', { name: 'Import people' })
    await dialog.getByText(/belongs to .*Olive Owens/).waitFor()
    await expect.poll(() => dialog.getByRole('button', { name: /^Import \d/ }).isDisabled()).toBe(true)
    await desk.page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    expect(await users.countOf('Active')).toBe(1)
  })

  it('brings in a thousand people of a Windows-1252 list, who are then in list and search', async () => {
    const lines = Array.from(
      { length: 1000 },
      (_, index) =>
        `Müller${index},Zoë,${index % 2 === 0 ? 'Practitioner' : 'Parent'},zoe${index}@maple.example,"+1 416 555 ${String(index % 100).padStart(2, '0')}00"`,
    )
    await choose('people.csv', `Last name,First name,Role,Email,Phone\n${lines.join('\n')}\n`)
    const dialog = desk.page.getByRole('dialog', { name: 'Import people' })
    await dialog.getByRole('button', { name: /^Import 1,000 people/ }).click()
    await expect.poll(() => users.countOf('Active'), { timeout: 60_000 }).toBe(1001)
    await desk.page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    await users.find('muller999')
    await users.row('Zoë Müller999').first().waitFor()
    await expect.poll(() => users.rows().count()).toBe(1)
  })
})
