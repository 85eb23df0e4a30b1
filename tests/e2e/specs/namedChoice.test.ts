import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DeskHost, startDesk } from '#tests/support/startDesk.ts'
import { OWNER_EMAIL, OWNER_PASSWORD, startClinic } from '#tests/support/testApp.ts'
import { AccountModal } from '../models/AccountModal.ts'
import { type Desk, launchChromium, openDesk } from '../models/browser.ts'
import { DeskFrame } from '../models/DeskFrame.ts'
import { UsersPage } from '../models/UsersPage.ts'

let browser: Browser
let host: DeskHost
let desk: Desk
beforeAll(async () => {
  browser = await launchChromium()
  host = await startDesk({ start: () => startClinic() })
  desk = await openDesk(browser, host.url())
  const frame = new DeskFrame(desk.page)
  await frame.signIn(OWNER_EMAIL, OWNER_PASSWORD)
  await frame.open('Clinic Users')
})
afterAll(async () => {
  await browser.close()
  await host.stop()
})

describe('discipline and compensation tier with "+" for owners (product 21, 22)', () => {
  it('are added and chosen in New Staff and in Update Profile alike; a duplicate is refused', async () => {
    const { page } = desk
    const users = new UsersPage(page)
    const dialog = await users.startNew('Staff')
    await users.fillStaff(dialog, {
      firstName: 'Ana',
      lastName: 'Silva',
      email: 'ana@maple.example',
      roles: ['Practitioner'],
    })
    await dialog.getByRole('button', { name: 'Add a discipline' }).click()
    await dialog.getByRole('textbox', { name: 'Add a discipline' }).fill('Music Therapy')
    await page.keyboard.press('Enter')
    const chosen = dialog.getByRole('combobox', { name: 'Discipline' })
    await expect.poll(() => chosen.inputValue()).toBe('Music Therapy')
    await dialog.getByRole('button', { name: 'Add a compensation tier' }).click()
    await dialog.getByRole('textbox', { name: 'Add a compensation tier' }).fill('Lead')
    await page.keyboard.press('Enter')
    await expect
      .poll(() => dialog.getByRole('combobox', { name: 'Compensation tier' }).inputValue())
      .toBe('Lead')
    await dialog.getByRole('button', { name: 'Save & Continue' }).click()
    const account = new AccountModal(page, 'Ana Silva')
    await account.openProfile()
    const { profile } = account
    await expect
      .poll(() => profile.getByRole('combobox', { name: 'Discipline' }).inputValue())
      .toBe('Music Therapy')
    await profile.getByRole('button', { name: 'Add a discipline' }).click()
    await profile.getByRole('textbox', { name: 'Add a discipline' }).fill('music therapy')
    await page.keyboard.press('Enter')
    await profile.getByText('is in the list already').waitFor()
    await profile.getByRole('textbox', { name: 'Add a discipline' }).fill('Art Therapy')
    await page.keyboard.press('Enter')
    await expect
      .poll(() => profile.getByRole('combobox', { name: 'Discipline' }).inputValue())
      .toBe('Art Therapy')
    await account.saveProfile()
    expect(desk.complaints).toEqual([])
  })
})
