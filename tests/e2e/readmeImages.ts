import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { startHost } from '#tests/support/startHost.ts'
import { AccountModal } from './models/AccountModal.ts'
import { launchChromium, openDesk } from './models/browser.ts'
import { DeskFrame } from './models/DeskFrame.ts'
import { FirstRunPage } from './models/FirstRunPage.ts'
import { UsersPage } from './models/UsersPage.ts'

/** Takes the pictures of README.md again, from the sample clinic of the built browser shell. */
const IMAGES = resolve(import.meta.dirname, '../../docs/images')
mkdirSync(IMAGES, { recursive: true })

const browser = await launchChromium()
const host = await startHost()
try {
  const { page } = await openDesk(browser, host.url)
  const take = async (name: string): Promise<void> => {
    await page.mouse.move(1, 1)
    await page.waitForTimeout(300)
    await page.screenshot({ path: join(IMAGES, `${name}.png`) })
  }
  await new FirstRunPage(page).lookAround()
  await page.getByText('owner@sample.example.org').click()
  const password = await page.getByRole('textbox', { name: 'Password' }).inputValue()
  const frame = new DeskFrame(page)
  await frame.signIn('owner@sample.example.org', password)
  await frame.open('Home')
  await page.getByText('Needs somebody').waitFor()
  await take('home')
  await frame.open('Clinic Users')
  const users = new UsersPage(page)
  await users.rows().nth(10).waitFor()
  await take('users')
  await users.find('lindgren')
  await users.openPerson('Zoë Lindgren')
  const account = new AccountModal(page, 'Zoë Lindgren')
  await account.dialog.getByRole('table').getByRole('row').nth(1).waitFor()
  await take('account')
  await account.openTab('Account')
  await take('access')
} finally {
  await browser.close()
  await host.stop()
}
