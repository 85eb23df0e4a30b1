import type { Browser, Page } from 'playwright-core'
import { startHost } from '#tests/support/startHost.ts'
import { AccountModal } from '../models/AccountModal.ts'
import { openDesk } from '../models/browser.ts'
import { DeskFrame } from '../models/DeskFrame.ts'
import { FirstRunPage } from '../models/FirstRunPage.ts'
import { UsersPage } from '../models/UsersPage.ts'
import { takeAccount } from './account.ts'
import type { Album, Chapter } from './openAlbum.ts'

async function takeUsers(album: Album, users: UsersPage): Promise<void> {
  const { page } = users
  const snap = (name: string): Promise<void> => album.snap(page, name)
  await users.rows().nth(5).waitFor()
  await snap('users-sample')
  await users.tab('Inactive').click()
  await users.rows().nth(2).waitFor()
  await snap('users-inactive')
  await users.tab('Active').click()
  await page.getByRole('button', { name: 'Filters' }).click()
  await page.getByRole('combobox', { name: 'Kind' }).or(page.getByLabel('Kind')).first().waitFor()
  await snap('users-filters')
  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Staff ID' }).waitFor()
  await snap('users-columns')
  await page.keyboard.press('Escape')
  await users.find('nobody has this name')
  await page.getByText('Nobody matches').waitFor()
  await snap('users-noMatch')
  await users.find('')
  await users.rows().nth(5).waitFor()
}

async function takePalette(album: Album, page: Page): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('textbox').waitFor()
  await album.snap(page, 'palette-empty')
  await page.keyboard.type('lindgren')
  await page.getByRole('dialog').getByText('Zoë Lindgren').first().waitFor()
  await album.snap(page, 'palette-found')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
}

const SECTIONS = ['Clinic', 'Plan', 'Security', 'Disciplines', 'Compensation Tiers', 'This PC'] as const

async function takeSettings(album: Album, frame: DeskFrame): Promise<void> {
  const { page } = frame
  await frame.open('Settings')
  for (const section of SECTIONS) {
    await page.getByRole('main').getByRole('button', { name: section, exact: true }).click()
    await album.snap(page, `settings-${section.replace(' ', '')}`)
  }
}

async function walk(album: Album, browser: Browser): Promise<void> {
  const host = await startHost()
  try {
    const { page } = await openDesk(browser, host.url)
    await new FirstRunPage(page).lookAround()
    await album.snap(page, 'start-signInSample')
    await page.getByText('owner@sample.example.org').click()
    const password = await page.getByRole('textbox', { name: 'Password' }).inputValue()
    const frame = new DeskFrame(page)
    await frame.signIn('owner@sample.example.org', password)
    await frame.open('Home')
    await page.getByText('Needs somebody').waitFor()
    await album.snap(page, 'home-sample')
    await frame.open('Clinic Users')
    const users = new UsersPage(page)
    await takeUsers(album, users)
    await takePalette(album, page)
    await users.find('lindgren')
    await users.openPerson('Zoë Lindgren')
    await takeAccount(album, new AccountModal(page, 'Zoë Lindgren'))
    await takeSettings(album, frame)
    await frame.lock()
    await album.snap(page, 'start-locked')
    const other = (await openDesk(browser, await host.freshUrl())).page
    await new DeskFrame(other).signIn('practitioner@sample.example.org', password)
    await other.getByText('Your next sessions').waitFor()
    await album.snap(other, 'home-practitioner')
    await host.stop()
    await other.getByText('Connection to the program lost').waitFor()
    await album.snap(other, 'home-connectionLost')
  } finally {
    await host.stop()
  }
}

/** The desk of the sample clinic: 650 people, their accounts and charts, Settings, the lock, a lost program. */
export const sampleDesk: Chapter = {
  pictures: [
    'start-signInSample',
    'home-sample',
    'users-sample',
    'users-inactive',
    'users-filters',
    'users-columns',
    'users-noMatch',
    'palette-empty',
    'palette-found',
    'account-myClinic',
    'chart-clinicalInfo',
    'chart-people',
    'account-upcoming',
    'account-account',
    'account-unsaved',
    'account-discard',
    'account-error',
    'profile-clean',
    'profile-error',
    ...SECTIONS.map((section) => `settings-${section.replace(' ', '')}`),
    'start-locked',
    'home-practitioner',
    'home-connectionLost',
  ],
  walk,
}
