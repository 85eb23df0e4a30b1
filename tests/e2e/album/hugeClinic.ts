import type { Browser } from 'playwright-core'
import { clinicOf } from '#tests/bench/benchClinic.ts'
import { startHost } from '#tests/support/startHost.ts'
import { openDesk } from '../models/browser.ts'
import { DeskFrame } from '../models/DeskFrame.ts'
import { UsersPage } from '../models/UsersPage.ts'
import type { Album, Chapter } from './openAlbum.ts'
import { OWNER } from './people.ts'

const PEOPLE = 100_000

async function walk(album: Album, browser: Browser): Promise<void> {
  const { ports } = await clinicOf(PEOPLE)
  const host = await startHost({ dataDir: ports.paths.data })
  try {
    const { page } = await openDesk(browser, host.url)
    const frame = new DeskFrame(page)
    await frame.signIn(OWNER.email, OWNER.password)
    await frame.open('Clinic Users')
    const users = new UsersPage(page)
    await users.rows().nth(5).waitFor({ timeout: 30_000 })
    await album.snap(page, 'users-100000')
    await users.find('khan')
    await users.row('Khan').first().waitFor()
    await album.snap(page, 'users-100000Found')
  } finally {
    await host.stop()
  }
}

/** A clinic with 100,000 people. */
export const hugeClinic: Chapter = { pictures: ['users-100000', 'users-100000Found'], walk }
