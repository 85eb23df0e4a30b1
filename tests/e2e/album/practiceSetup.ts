import type { Browser } from 'playwright-core'
import { startHost } from '#tests/support/startHost.ts'
import { BackupsSection } from '../models/BackupsSection.ts'
import { openDesk } from '../models/browser.ts'
import { ClientsPage } from '../models/ClientsPage.ts'
import { CrewsPage } from '../models/CrewsPage.ts'
import { DeskFrame } from '../models/DeskFrame.ts'
import { FirstRunPage } from '../models/FirstRunPage.ts'
import { ServicesPage } from '../models/ServicesPage.ts'
import type { Album, Chapter } from './openAlbum.ts'

const PASSWORD = 'look around freely'
const TABS = ['Clinical info', 'People', 'Sessions', 'Finances'] as const

async function walk(album: Album, browser: Browser): Promise<void> {
  const host = await startHost()
  try {
    const { page } = await openDesk(browser, host.url)
    const restoring = page.getByRole('button', { name: /^Restore from a backup/ })
    await restoring.click()
    await page.getByRole('textbox', { name: 'Path of the folder' }).waitFor()
    await album.snap(page, 'start-Restore')
    await page.getByRole('button', { name: 'Back', exact: true }).click()
    await new FirstRunPage(page).lookAround()
    const frame = new DeskFrame(page)
    await frame.signIn('owner@sample.example.org', PASSWORD)

    await frame.open('Clients')
    const clients = new ClientsPage(page)
    await clients.rows().nth(5).waitFor()
    await album.snap(page, 'clients')
    await clients.rows().first().click()
    for (const tab of TABS) {
      await page.getByRole('dialog').getByRole('tab', { name: tab }).click()
      await page.getByRole('dialog').getByRole('tabpanel', { name: tab }).waitFor()
      await album.snap(page, `clients-chart${tab.replace(' ', '')}`)
    }
    await page.keyboard.press('Escape')

    await frame.open('Services')
    const services = new ServicesPage(page)
    await services.edit('Parent Coaching').waitFor()
    await album.snap(page, 'services')
    await services.edit('Parent Coaching').click()
    await services
      .dialog('Parent Coaching')
      .getByText(/^\d+ practitioners$/)
      .waitFor()
    await album.snap(page, 'services-one')
    await page.keyboard.press('Escape')

    await frame.open('Crews')
    const crews = new CrewsPage(page)
    await crews.open('Early Years').click()
    await crews.members(crews.dialog('Early Years')).first().waitFor()
    await album.snap(page, 'crews-one')
    await page.keyboard.press('Escape')
    await album.snap(page, 'crews')

    await frame.open('Settings')
    const backups = new BackupsSection(page)
    await backups.open()
    await backups.make.click()
    await page.getByText('The backup is made and checked.').waitFor({ timeout: 30_000 })
    await album.snap(page, 'settings-Backups')
  } finally {
    await host.stop()
  }
}

/** Clients and their chart, services, crews, backups, and the first run that begins from one. */
export const practiceSetup: Chapter = {
  pictures: [
    'start-Restore',
    'clients',
    ...TABS.map((tab) => `clients-chart${tab.replace(' ', '')}`),
    'services',
    'services-one',
    'crews-one',
    'crews',
    'settings-Backups',
  ],
  walk,
}
