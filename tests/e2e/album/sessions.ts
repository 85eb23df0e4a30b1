import type { Browser, Page } from 'playwright-core'
import { startHost } from '#tests/support/startHost.ts'
import { openDesk } from '../models/browser.ts'
import { DeskFrame } from '../models/DeskFrame.ts'
import { FirstRunPage } from '../models/FirstRunPage.ts'
import { SessionsPage } from '../models/SessionsPage.ts'
import type { Album, Chapter } from './openAlbum.ts'

const PASSWORD = 'look around freely'

async function takeSessions(album: Album, page: Page): Promise<void> {
  const sessions = new SessionsPage(page)
  await new DeskFrame(page).open('Sessions')
  await sessions
    .box(/Scheduled|Completed/)
    .first()
    .waitFor()
  await album.snap(page, 'sessions-week')
  await page.getByText('List', { exact: true }).click()
  await album.snap(page, 'sessions-list')
  await page.getByText('Week', { exact: true }).click()
  await sessions
    .box(/Scheduled|Completed/)
    .first()
    .click()
  await page.getByRole('dialog', { name: /^Session with/ }).waitFor()
  await album.snap(page, 'sessions-form')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
}

async function takeOwnTimesheet(album: Album, page: Page): Promise<void> {
  await page.getByRole('button', { name: /account and sign-out/ }).click()
  await page.getByRole('menuitem', { name: 'Account Settings' }).click()
  await page.getByRole('tab', { name: 'Sessions' }).click()
  await page.getByRole('columnheader', { name: 'Week of' }).waitFor()
  await album.snap(page, 'account-sessions')
  await page.getByRole('button', { name: 'Generate timesheet' }).click()
  await page.getByRole('button', { name: 'Add All' }).click()
  await album.snap(page, 'account-generateTimesheet')
}

async function takeTimesheets(album: Album, page: Page): Promise<void> {
  await new DeskFrame(page).open('Timesheets')
  const rows = page.getByRole('button', { name: /Open the timesheet of/ })
  await rows.first().waitFor()
  await album.snap(page, 'timesheets-submitted')
  await rows.first().click()
  const dialog = page.getByRole('dialog', { name: /Timesheet of/ })
  await dialog.getByRole('columnheader', { name: 'Week of' }).waitFor()
  await album.snap(page, 'timesheets-one')
  await dialog.getByRole('button', { name: 'Deny' }).click()
  await album.snap(page, 'timesheets-deny')
}

async function walk(album: Album, browser: Browser): Promise<void> {
  const host = await startHost()
  try {
    const { page } = await openDesk(browser, host.url)
    await new FirstRunPage(page).lookAround()
    await new DeskFrame(page).signIn('practitioner@sample.example.org', PASSWORD)
    await takeSessions(album, page)
    await takeOwnTimesheet(album, page)
    const office = (await openDesk(browser, await host.freshUrl())).page
    await new DeskFrame(office).signIn('admin@sample.example.org', PASSWORD)
    await takeTimesheets(album, office)
  } finally {
    await host.stop()
  }
}

/** Sessions and timesheets of the sample clinic: of a practitioner, and of the office that reviews. */
export const sessions: Chapter = {
  pictures: [
    'sessions-week',
    'sessions-list',
    'sessions-form',
    'account-sessions',
    'account-generateTimesheet',
    'timesheets-submitted',
    'timesheets-one',
    'timesheets-deny',
  ],
  walk,
}
