import type { Browser } from 'playwright-core'
import { startHost } from '#tests/support/startHost.ts'
import { openDesk } from '../models/browser.ts'
import { DeskFrame } from '../models/DeskFrame.ts'
import { FirstRunPage } from '../models/FirstRunPage.ts'
import type { Album, Chapter } from './openAlbum.ts'

const PASSWORD = 'look around freely'
const TABS = ['People', 'Sessions', 'Sign-in', 'Access review'] as const

async function walk(album: Album, browser: Browser): Promise<void> {
  const host = await startHost()
  try {
    const { page } = await openDesk(browser, host.url)
    await new FirstRunPage(page).lookAround()
    const frame = new DeskFrame(page)
    await frame.signIn('owner@sample.example.org', PASSWORD)
    await page.getByRole('heading', { name: 'Sessions this week' }).waitFor()
    await album.snap(page, 'home-owner')
    await frame.open('Reports')
    for (const tab of TABS) {
      await page.getByRole('tab', { name: tab, exact: true }).click()
      await (tab === 'Access review'
        ? page.getByRole('button', { name: 'Sign the review' }).waitFor()
        : page.locator('.recharts-surface').first().waitFor())
      await album.snap(page, `reports-${tab.replace(' ', '')}`)
    }
    await frame.open('Settings')
    await page.getByRole('main').getByRole('button', { name: 'Team page', exact: true }).click()
    await page.getByRole('switch').click()
    await page.getByRole('button', { name: 'Save' }).first().click()
    await page.getByRole('region', { name: 'Who is on the page' }).waitFor()
    await album.snap(page, 'settings-TeamPage')
    await frame.signOut()
    await frame.signIn('practitioner@sample.example.org', PASSWORD)
    await page.getByRole('heading', { name: 'Your sessions this week' }).waitFor()
    await album.snap(page, 'home-ownClients')
  } finally {
    await host.stop()
  }
}

/** What looks at the clinic as a whole: Home, Reports, the access review, the team page. */
export const clinicLooks: Chapter = {
  pictures: [
    'home-owner',
    ...TABS.map((tab) => `reports-${tab.replace(' ', '')}`),
    'settings-TeamPage',
    'home-ownClients',
  ],
  walk,
}
