import { readFileSync } from 'node:fs'
import type { Browser, Download, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { must } from '#shared/lib/must.ts'
import { readPdfText } from '#tests/support/readPdfText.ts'
import type { Host } from '#tests/support/startHost.ts'
import { startSampleHost } from '#tests/support/startSampleHost.ts'
import { violationsOn } from '../models/axe.ts'
import { AccountModal } from '../models/AccountModal.ts'
import { type Desk, launchChromium, openDesk } from '../models/browser.ts'
import { DeskFrame } from '../models/DeskFrame.ts'
import { NewPasswordField } from '../models/NewPasswordField.ts'
import { UsersPage } from '../models/UsersPage.ts'

const PERSON = 'Zoë Lindgren'
let browser: Browser
let host: Host
let desk: Desk
let account: AccountModal
let field: NewPasswordField
let given = ''
const scripts: string[] = []

const violations = (page: Page): Promise<string[]> => violationsOn(page)

beforeAll(async () => {
  browser = await launchChromium()
  host = await startSampleHost()
  desk = await openDesk(browser, host.url)
  desk.page.on('request', (request) => scripts.push(request.url()))
  await desk.page.getByText('owner@sample.example.org').first().click()
  const frame = new DeskFrame(desk.page)
  const filled = desk.page.getByRole('textbox', { name: 'Password' })
  await vi.waitUntil(async () => (await filled.inputValue()) !== '')
  const password = await filled.inputValue()
  await frame.signIn('owner@sample.example.org', password)
  await frame.open('Clinic Users')
  const users = new UsersPage(desk.page)
  await users.find(PERSON)
  await users.openPerson(PERSON)
  account = new AccountModal(desk.page, PERSON)
  await account.openTab('Account')
  field = new NewPasswordField(account.dialog, 'Temporary password')
  await field.input.scrollIntoViewIfNeeded()
})
afterAll(async () => {
  await browser.close()
  await host.stop()
})

describe('a new password while it is typed (product 34)', () => {
  it('is counted, refused with the reason, and measured, before anything is sent', async () => {
    expect(scripts.filter((url) => url.includes('passwordStrength'))).toEqual([])
    await field.says('At least 15 characters')
    await field.type('brisk')
    await field.says('5 of at least 15 characters')
    await field.type('MonkeyMonkeyMonkey')
    await field.says('This is guessed first')
    await field.meter.filter({ hasText: /weak|guessed at once/ }).waitFor()
    expect(await violations(desk.page)).toEqual([])
    await field.type('a brisk lindgren night')
    await field.says('Leave out names')
    await field.type('a brisk anteroom night')
    await field.says('Leave out names')
    await field.type('brisk violet evening')
    await field.says('20 characters, long enough')
    await field.meter.filter({ hasText: /strong$/ }).waitFor()
    expect(await violations(desk.page)).toEqual([])
  })

  it('loads the meter’s words only then, under the policy that lets no page make code', () => {
    expect(scripts.filter((url) => url.includes('passwordStrength'))).toHaveLength(1)
    expect(desk.complaints).toEqual([])
  })

  it('takes the last answer, however fast the typing is, and what is pasted', async () => {
    await field.input.fill('MonkeyMonkeyMonkey')
    await field.input.fill('brisk violet evening')
    await field.says('long enough')
    await desk.page.waitForTimeout(400)
    await expect.poll(() => field.reason.innerText()).toContain('long enough')
    await desk.context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await desk.page.evaluate(() => navigator.clipboard.writeText('sunshineprincess'))
    await field.input.fill('')
    await field.input.press('Control+v')
    await expect.poll(() => field.input.inputValue()).toBe('sunshineprincess')
    await field.says('This is guessed first')
  })

  it('is refused when sent all the same, with the same words, and keeps the focus', async () => {
    await account.dialog.getByRole('button', { name: 'Set temporary password' }).click()
    await account.dialog.getByText('This is guessed first').waitFor()
    await expect.poll(() => field.input.evaluate((input) => input === document.activeElement)).toBe(true)
  })
})

describe('the first sign-in slip (product 20)', () => {
  it('comes from a generated password, set and shown once, with the focus on what is next', async () => {
    await account.dialog.getByRole('button', { name: 'Generate' }).click()
    await field.says('long enough')
    given = await field.input.inputValue()
    expect(given).toMatch(/^([a-z]{6}-){4}\d\d$/)
    await account.dialog.getByRole('button', { name: 'Set temporary password' }).click()
    await account.dialog.getByText(given).waitFor()
    const focused = desk.page.locator(':focus')
    await expect.poll(() => focused.innerText()).toBe('Copy')
    expect(await violations(desk.page)).toEqual([])
  })

  it('is saved as a PDF that says it all', async () => {
    const [download]: [Download, void] = await Promise.all([
      desk.page.waitForEvent('download'),
      account.dialog.getByRole('button', { name: 'Save as PDF' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('first-sign-in-zoe-lindgren.pdf')
    const text = readPdfText(readFileSync(must(await download.path(), 'the saved file')))
    for (const part of [PERSON, given, '@', 'Works until', 'Destroy this slip after use', 'What to do'])
      expect(text).toContain(part)
    expect(desk.complaints).toEqual([])
  })

  it('is all that the printer gets', async () => {
    await desk.page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', 'true')
    })
    await account.dialog.getByRole('button', { name: 'Print the slip' }).click()
    await expect.poll(() => desk.page.locator('body').getAttribute('data-printed')).toBe('true')
    await desk.page.emulateMedia({ media: 'print' })
    const printed = await desk.page.locator('body').innerText()
    await desk.page.emulateMedia({ media: null })
    expect(printed).toContain(given)
    expect(printed).toContain('Destroy this slip after use')
    expect(printed).not.toContain('Clinic Users')
    expect(printed).not.toContain('Save as PDF')
  })

  it('is gone with "Set another one", and the focus is in the field', async () => {
    await account.dialog.getByRole('button', { name: 'Set another one' }).click()
    await expect.poll(() => field.input.evaluate((input) => input === document.activeElement)).toBe(true)
    expect((await desk.page.content()).includes(given)).toBe(false)
  })

  it('leads to a forced change, where a common password is refused while it is typed (product 33)', async () => {
    const theirs = await openDesk(browser, await host.freshUrl())
    await theirs.page.getByLabel('E-mail').fill('practitioner@sample.example.org')
    await theirs.page.getByRole('textbox', { name: 'Password' }).fill(given)
    await theirs.page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await theirs.page.getByRole('heading', { name: 'Choose your own password' }).waitFor()
    const own = new NewPasswordField(theirs.page, 'New password')
    await own.type('password12345678')
    await own.says('This is guessed first')
    await own.type('brisk zoe lindgren')
    await own.says('Leave out names')
    await own.show()
    await expect.poll(() => own.input.getAttribute('type')).toBe('text')
    expect(await violations(theirs.page)).toEqual([])
    expect(theirs.complaints).toEqual([])
    await theirs.context.close()
  })
})
