import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DeskHost, startDesk } from '#tests/support/startDesk.ts'
import { dataOf, OWNER_EMAIL, OWNER_PASSWORD, startClinic } from '#tests/support/testApp.ts'
import { violationsInBothSchemes } from '../models/axe.ts'
import { type Desk, launchChromium, openDesk } from '../models/browser.ts'
import { DeskFrame } from '../models/DeskFrame.ts'
import { pressByKeyboard, typeByKeyboard } from '../models/keyboard.ts'

let browser: Browser
let host: DeskHost
let desk: Desk
beforeAll(async () => {
  browser = await launchChromium()
  host = await startDesk({
    start: async () => {
      const test = await startClinic()
      for (const name of ['Speech', 'Speech Therapy', 'Music'])
        dataOf(await test.ask('disciplines.add', { name }))
      const { disciplines } = dataOf(await test.ask('disciplines.list', {}))
      const speech = disciplines.find(({ name }) => name === 'Speech')?.disciplineId ?? null
      const person = {
        as: 'staff',
        firstName: 'Ana',
        lastName: 'Silva',
        title: '',
        email: 'ana@maple.example',
      } as const
      const given = { roles: ['practitioner' as const], disciplineId: speech, compensationTierId: null }
      dataOf(await test.ask('users.add', { ...person, ...given }))
      return test
    },
  })
  desk = await openDesk(browser, host.url())
  const frame = new DeskFrame(desk.page)
  await frame.signIn(OWNER_EMAIL, OWNER_PASSWORD)
  await frame.open('Settings')
  await pressByKeyboard(desk.page, desk.page.getByRole('button', { name: 'Disciplines', exact: true }))
  await inUse().getByText('Music').waitFor()
})
afterAll(async () => {
  await browser.close()
  await host.stop()
})

const button = (name: string): Locator => desk.page.getByRole('button', { name, exact: true })
const inUse = (): Locator => desk.page.getByRole('list', { name: 'In use' })
const ended = (): Locator => desk.page.getByRole('list', { name: 'Ended' })

describe('Settings > Disciplines by the keyboard (product 26)', () => {
  it('renames one, refuses a name that is there, and goes back to where it began', async () => {
    const { page } = desk
    await inUse().getByText('1 person').waitFor()
    expect(await violationsInBothSchemes(page)).toEqual([])
    await pressByKeyboard(page, button('Rename Music'))
    const field = page.getByRole('textbox', { name: 'New name of Music' })
    await typeByKeyboard(page, field, 'speech')
    await page.keyboard.press('Enter')
    await page.getByText('is in the list already').waitFor()
    expect(await violationsInBothSchemes(page)).toEqual([])
    await typeByKeyboard(page, field, 'Music Therapy')
    await page.keyboard.press('Enter')
    await inUse().getByText('Music Therapy').waitFor()
    await expect
      .poll(() => button('Rename Music Therapy').evaluate((one) => one === document.activeElement))
      .toBe(true)
  })

  it('merges one into another, having said what moves, and takes it back', async () => {
    const { page } = desk
    await pressByKeyboard(page, button('Merge Speech into another'))
    const dialog = page.getByRole('dialog', { name: 'Merge Speech' })
    await dialog.getByRole('combobox', { name: 'Into' }).focus()
    await page.keyboard.press('ArrowDown')
    const option = page.getByRole('option', { name: 'Speech Therapy' })
    await option.waitFor()
    for (let step = 0; step < 3 && (await option.getAttribute('data-combobox-selected')) === null; step += 1)
      await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await dialog.getByText('1 person will have Speech Therapy instead.').waitFor()
    expect(await violationsInBothSchemes(page)).toEqual([])
    await pressByKeyboard(page, dialog.getByRole('button', { name: 'Merge', exact: true }))
    await page.getByText('Speech is part of Speech Therapy now.').waitFor()
    await ended().getByText('not used').waitFor()
    await pressByKeyboard(page, button('Undo'))
    await page.getByText('Speech is there again, with everybody who had it.').waitFor()
    await ended().waitFor({ state: 'detached' })
  })

  it('ends one and brings it back', async () => {
    const { page } = desk
    await pressByKeyboard(page, button('End Music Therapy'))
    await ended().getByText('Music Therapy').waitFor()
    expect(await violationsInBothSchemes(page)).toEqual([])
    await pressByKeyboard(page, button('Bring back Music Therapy'))
    await inUse().getByText('Music Therapy').waitFor()
    expect(desk.complaints).toEqual([])
  })
})
