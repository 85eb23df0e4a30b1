import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type DeskHost, startDesk } from '#tests/support/startDesk.ts'
import { dataOf, OWNER_EMAIL, OWNER_PASSWORD, startClinic } from '#tests/support/testApp.ts'
import { violationsInBothSchemes } from '../models/axe.ts'
import { type Desk, launchChromium, openDesk } from '../models/browser.ts'
import { DeskFrame } from '../models/DeskFrame.ts'
import { pressByKeyboard, tabTo, typeByKeyboard } from '../models/keyboard.ts'

let browser: Browser
let host: DeskHost
let desk: Desk
let frame: DeskFrame

beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())
beforeEach(async () => {
  host = await startDesk({ start: () => startClinic() })
  desk = await openDesk(browser, host.url())
  frame = new DeskFrame(desk.page)
})
afterEach(async () => {
  await desk.context.close()
  await host.stop()
})

async function addAda(): Promise<void> {
  dataOf(
    await host.test.ask('users.add', {
      as: 'staff',
      firstName: 'Ada',
      lastName: 'Adams',
      title: '',
      email: 'ada@maple.example',
      roles: ['officeAdmin'],
      disciplineId: null,
      compensationTierId: null,
    }),
  )
}

async function openThisPc(): Promise<void> {
  await frame.open('Settings')
  await desk.page.getByRole('button', { name: 'This PC', exact: true }).click()
  await desk.page.getByRole('heading', { name: 'Who opens the clinic on this PC' }).waitFor()
}

const button = (name: string) => desk.page.getByRole('button', { name, exact: true })
const closedTitle = () => desk.page.getByRole('heading', { name: 'Open the clinic' })

async function enter(password: string): Promise<void> {
  await typeByKeyboard(desk.page, desk.page.getByLabel('E-mail'), OWNER_EMAIL)
  await typeByKeyboard(desk.page, desk.page.getByRole('textbox', { name: 'Password' }), password)
  await desk.page.keyboard.press('Enter')
}

describe('key policy B, an owner’s choice, by keyboard alone', () => {
  it('says what it means, takes the owner’s password, and asks for it at the next start', async () => {
    const { page } = desk
    await addAda()
    const { recoveryKey } = dataOf(await host.test.ask('recovery.renew', {}))
    dataOf(await host.test.ask('identity.signOut', {}))
    await frame.signIn(OWNER_EMAIL, OWNER_PASSWORD)
    await openThisPc()
    await page.getByText('This PC opens it by itself').waitFor()
    expect(await violationsInBothSchemes(page)).toEqual([])
    await pressByKeyboard(page, button('Require a password'))
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Where nobody’s password works any more').waitFor()
    await dialog.getByText('Your recovery sheet is not confirmed yet').waitFor()
    expect(await violationsInBothSchemes(page)).toEqual([])
    const field = dialog.getByRole('textbox', { name: 'Your password' })
    await typeByKeyboard(page, field, 'not this one')
    await page.keyboard.press('Enter')
    await dialog.getByText('The password is wrong.').waitFor()
    await typeByKeyboard(page, field, OWNER_PASSWORD)
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'hidden' })
    await page.getByText('Somebody of the staff opens it with their password').waitFor()
    const people = page.getByRole('list', { name: 'Whose password opens it' }).getByRole('listitem')
    expect((await people.allInnerTexts()).map((text) => text.replace(/\s+/g, ' '))).toEqual([
      'Olive Owens Opens it',
    ])
    expect(await violationsInBothSchemes(page)).toEqual([])

    await page.getByRole('button', { name: /account and sign-out/ }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await closedTitle().waitFor()
    expect(await page.content()).not.toContain('Maple')
    expect(await violationsInBothSchemes(page)).toEqual([])
    await enter('not this one')
    await page.getByText('E-mail or password is wrong.').waitFor()
    await enter(OWNER_PASSWORD)
    await frame.navigation.waitFor()

    await openThisPc()
    await pressByKeyboard(page, button('Let this PC open it by itself'))
    const question = page.getByRole('dialog')
    await question.waitFor()
    await pressByKeyboard(page, question.getByRole('button', { name: 'Let this PC open it by itself' }))
    await page.getByText('This PC opens it by itself').waitFor()
    expect(dataOf(await host.test.ask('start.get', {})).keyPolicy).toBe('unattended')
    expect(recoveryKey).toHaveLength(44)
    expect(desk.complaints).toEqual([])
  })

  it('opens by the recovery key where nobody’s password does, also after pauses and a reload', async () => {
    const { page } = desk
    const { recoveryKey } = dataOf(await host.test.ask('recovery.renew', {}))
    dataOf(await host.test.ask('keyPolicy.requirePasswords', { password: OWNER_PASSWORD }))
    dataOf(await host.test.ask('identity.signOut', {}))
    await closedTitle().waitFor()
    for (let count = 0; count < 6; count += 1) {
      await host.test.ask('start.openWithPassword', { email: OWNER_EMAIL, password: 'wrong' })
    }
    await enter(OWNER_PASSWORD)
    await page
      .getByText(/Too many wrong tries/)
      .first()
      .waitFor()
    await page.reload()
    await pressByKeyboard(page, button('Open with the recovery key'))
    await page.getByRole('heading', { name: 'Open with the recovery key' }).waitFor()
    expect(await violationsInBothSchemes(page)).toEqual([])
    await pressByKeyboard(page, button('Back'))
    await closedTitle().waitFor()
    await pressByKeyboard(page, button('Open with the recovery key'))
    await tabTo(page, page.getByRole('textbox', { name: 'Recovery key' }))
    await page.keyboard.type(recoveryKey)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Sign in to Maple Therapy' }).waitFor()
  })
})
