import type { Browser } from 'playwright-core'
import { openClinicFile } from '#tests/support/openClinicFile.ts'
import { SAMPLE_PASSWORD } from '#tests/support/sampleDesk.ts'
import { startDesk } from '#tests/support/startDesk.ts'
import { dataOf, startTestApp } from '#tests/support/testApp.ts'
import { todayClock } from '#tests/support/todayClock.ts'
import { openDesk } from '../models/browser.ts'
import { DeskFrame } from '../models/DeskFrame.ts'
import { EmergencyPages } from '../models/EmergencyPages.ts'
import type { Album, Chapter } from './openAlbum.ts'
import { LONG_NAME } from './people.ts'

const OWNER = { email: 'owner@sample.example.org', password: SAMPLE_PASSWORD }
const REASON = 'A client is unwell, whom to call'

async function takeView(album: Album, pages: EmergencyPages): Promise<void> {
  const { page } = pages
  await album.snap(page, 'emergency-empty')
  await pages.search('no such name')
  await page.getByText('No client of this name').waitFor()
  await album.snap(page, 'emergency-nobody')
  await pages.search('an')
  await pages.results.first().waitFor()
  await album.snap(page, 'emergency-many')
  await pages.results.first().click()
  await pages.card.waitFor()
  await album.snap(page, 'emergency-client')
  await pages.search(LONG_NAME.lastName)
  await pages.results.first().click()
  await pages.card.waitFor()
  await album.snap(page, 'emergency-longName')
}

async function walk(album: Album, browser: Browser): Promise<void> {
  const host = await startDesk({ start: () => startTestApp({ clock: todayClock() }) })
  try {
    const { test } = host
    dataOf(await test.ask('setup.createSample', { keepKeyInFile: true }))
    dataOf(await test.ask('identity.signIn', OWNER))
    const { recoveryKey } = dataOf(await test.ask('recovery.renew', {}))
    const file = await openClinicFile(test)
    file
      .prepare(
        'UPDATE client SET first_name = ?, last_name = ? WHERE id = (SELECT max(client_id) FROM client_person)',
      )
      .run(LONG_NAME.firstName, LONG_NAME.lastName)
    file.close()
    const { page } = await openDesk(browser, host.url())
    const pages = new EmergencyPages(page)
    await pages.goToForm()
    await album.snap(page, 'emergency-form')
    await pages.fill('', 'too short', recoveryKey)
    await page.getByText('Say a little more').waitFor()
    await album.snap(page, 'emergency-formErrors')
    await pages.fill('Robin Relief', REASON, recoveryKey)
    await pages.closeButton.waitFor()
    await takeView(album, pages)
    await pages.close()
    await album.snap(page, 'emergency-closed')
    const frame = new DeskFrame(page)
    await frame.signIn(OWNER.email, OWNER.password)
    await page.getByText('opened the emergency view').first().waitFor()
    await album.snap(page, 'emergency-ownersHome')
  } finally {
    await host.stop()
  }
}

/** Emergency access: the form, the view, its end, and what the owners see of it. */
export const emergency: Chapter = {
  pictures: [
    'emergency-form',
    'emergency-formErrors',
    'emergency-empty',
    'emergency-nobody',
    'emergency-many',
    'emergency-client',
    'emergency-longName',
    'emergency-closed',
    'emergency-ownersHome',
  ],
  walk,
}
