import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Host } from '#tests/support/startHost.ts'
import { startSampleHost } from '#tests/support/startSampleHost.ts'
import { violationsInBothSchemes } from '../models/axe.ts'
import { type Desk, launchChromium, openDesk } from '../models/browser.ts'
import { DeskFrame } from '../models/DeskFrame.ts'

const PASSWORD = 'look around freely'

let browser: Browser
let host: Host
let desk: Desk
beforeAll(async () => {
  browser = await launchChromium()
  host = await startSampleHost()
  desk = await openDesk(browser, host.url)
})
afterAll(async () => {
  await browser.close()
  await host.stop()
})

const chooseInMenu = async (name: string): Promise<void> => {
  await desk.page.locator('header').getByRole('button').last().click()
  await desk.page.getByRole('menuitem', { name }).click()
}
const spoken = (): Promise<string> => desk.page.evaluate(() => document.documentElement.lang)

describe('two languages', () => {
  it('follow the person: chosen once, kept behind the lock and at the next sign-in, and nobody else’s', async () => {
    const { page } = desk
    const frame = new DeskFrame(page)
    await frame.signIn('owner@sample.example.org', PASSWORD)
    await chooseInMenu('Français')
    await frame.navigation.getByText('Accueil').waitFor()
    expect(await spoken()).toBe('fr')
    expect(await violationsInBothSchemes(page)).toEqual([])

    await page.keyboard.press('Control+l')
    await page.getByRole('button', { name: 'Déverrouiller' }).waitFor()
    await page.getByRole('textbox', { name: 'Mot de passe' }).fill(PASSWORD)
    await page.getByRole('button', { name: 'Déverrouiller' }).click()
    await frame.navigation.getByText('Accueil').waitFor()

    await chooseInMenu('Se déconnecter')
    await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor()
    await frame.signIn('admin@sample.example.org', PASSWORD)
    await frame.entry('Home').waitFor()
    expect(await spoken()).toBe('en')
    await frame.signOut()

    await frame.signIn('owner@sample.example.org', PASSWORD)
    await frame.navigation.getByText('Accueil').waitFor()
    await chooseInMenu('English')
    await frame.entry('Home').waitFor()
    await frame.signOut()
  })

  it('are offered at the sign-in, and begin as the PC speaks', async () => {
    const { page } = desk
    await page.getByRole('button', { name: 'Français' }).click()
    await page.getByRole('button', { name: 'Se connecter', exact: true }).waitFor()
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor()

    const french = await openDesk(browser, await host.freshUrl(), { locale: 'fr-CA' })
    await french.page.getByRole('button', { name: 'Se connecter', exact: true }).waitFor()
    expect(french.complaints).toEqual([])
    await french.context.close()
  })
})
