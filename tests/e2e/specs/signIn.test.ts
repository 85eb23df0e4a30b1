import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addSignedIn, enrol, offerMfa } from '#tests/support/secondFactor.ts'
import { type DeskHost, oathCode, startDesk } from '#tests/support/startDesk.ts'
import { dataOf, OWNER_PASSWORD, startClinic } from '#tests/support/testApp.ts'
import { AccountModal } from '../models/AccountModal.ts'
import { violationsInBothSchemes } from '../models/axe.ts'
import { type Desk, launchChromium, openDesk } from '../models/browser.ts'
import { DeskFrame } from '../models/DeskFrame.ts'
import { SignInPages } from '../models/SignInPages.ts'
import { UsersPage } from '../models/UsersPage.ts'

const OWNER = 'olive@maple.example'
const MINUTE = 60_000
const HOUR = 60 * MINUTE

let browser: Browser
let host: DeskHost
let desk: Desk
let pages: SignInPages
let frame: DeskFrame

beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())
beforeEach(async () => {
  host = await startDesk({ start: () => startClinic() })
  desk = await openDesk(browser, host.url())
  pages = new SignInPages(desk.page)
  frame = new DeskFrame(desk.page)
})
afterEach(async () => {
  await desk.context.close()
  await host.stop()
})

/** Lets time pass for the program and for the page alike. */
async function pass(ms: number): Promise<void> {
  host.test.clock.advance(ms)
  await desk.page.clock.fastForward(ms)
}

/** Somebody of the clinic with a second factor, signed out. */
async function addWithFactor(): Promise<{
  email: string
  password: string
  secret: string
  codes: string[]
}> {
  await offerMfa(host.test)
  const { email, password } = await addSignedIn(host.test, 'ana')
  const { secret, recoveryCodes } = await enrol(host.test, 'ana')
  await host.test.ask('identity.signOut', {}, 'ana')
  host.test.clock.advance(MINUTE)
  return { email, password, secret, codes: recoveryCodes }
}

describe('wrong tries at the sign-in', () => {
  it('are paused, counted down in sight, and the eleventh is refused until its pause is over (A3, product 36)', async () => {
    await desk.page.clock.install()
    const pauses = [30, 60, 120, 300, 900, 900]
    for (let count = 1; count <= 5; count += 1)
      expect(await pages.tryWrongly(OWNER, `wrong password ${count}`)).toContain(
        'E-mail or password is wrong',
      )
    for (const [index, seconds] of pauses.entries()) {
      expect(await pages.tryWrongly(OWNER, OWNER_PASSWORD), `pause ${index}`).toContain(
        'Too many wrong tries',
      )
      await desk.page.getByText(/Try again in \d+:\d\d/).waitFor()
      await expect.poll(() => pages.signInButton.isDisabled()).toBe(true)
      if (index === 0) expect(await violationsInBothSchemes(desk.page)).toEqual([])
      await pass((seconds + 1) * 1000)
      await desk.page.getByText('You can try again now').last().waitFor()
      if (index === pauses.length - 1) break
      expect(await pages.tryWrongly(OWNER, 'wrong again')).toContain('E-mail or password is wrong')
    }
    await pages.enterPassword(OWNER, OWNER_PASSWORD)
    await frame.navigation.waitFor()
  })

  it('are seen and ended by an owner in the account (product 36)', async () => {
    const { email, password } = await addSignedIn(host.test, 'ana')
    for (let count = 1; count <= 7; count += 1) {
      await host.test.ask('identity.signIn', { email, password: 'wrong' }, 'other')
      if (count >= 5) host.test.clock.advance(2 * MINUTE)
    }
    await frame.signIn(OWNER, OWNER_PASSWORD)
    await frame.open('Clinic Users')
    await new UsersPage(desk.page).openPerson('ana X')
    const account = new AccountModal(desk.page, 'ana X')
    await account.openTab('Account')
    await account.dialog.getByText('7 wrong tries in a row on this PC.').waitFor()
    expect(await violationsInBothSchemes(desk.page)).toEqual([])
    await account.dialog.getByRole('button', { name: 'Unlock' }).click()
    await account.dialog.getByText('Unlocked. The next try may come at once.').waitFor()
    const answer = await host.test.ask('identity.signIn', { email, password }, 'other')
    expect(dataOf(answer).state).toBe('active')
  })

  it('that shut the account leave a recovery code beside the password (product 36)', async () => {
    const { email, password, codes } = await addWithFactor()
    for (let count = 1; count <= 50; count += 1) {
      await host.test.ask('identity.signIn', { email, password: 'wrong' }, 'other')
      host.test.clock.advance(16 * MINUTE)
    }
    expect(await pages.tryWrongly(email, password)).toContain('An owner or Office Admin can unlock you')
    await desk.page.getByLabel('Recovery code').fill(codes[3] ?? '')
    expect(await violationsInBothSchemes(desk.page)).toEqual([])
    await pages.password.fill(password)
    await pages.signInButton.click()
    await frame.navigation.waitFor()
  })
})

describe('a wrong clock', () => {
  it('is offered a look after two wrong codes and explained in words, behind and ahead (A7)', async () => {
    const { email, password, secret } = await addWithFactor()
    const right = host.test.clock.now
    await pages.enterPassword(email, password)
    await pages.code.fill('000000')
    await desk.page.getByText('This code is wrong').waitFor()
    expect(await desk.page.getByRole('button', { name: 'Is this PC’s clock right?' }).count()).toBe(0)
    await pages.code.fill('000001')
    await desk.page.getByRole('button', { name: 'Is this PC’s clock right?' }).click()
    expect(await violationsInBothSchemes(desk.page)).toEqual([])
    const cases = [
      { at: right, says: 'This PC’s clock is right' },
      { at: right + 3 * HOUR, says: 'This PC’s clock is 3 hours behind' },
      { at: right - 47 * MINUTE, says: 'This PC’s clock is 47 minutes ahead' },
    ]
    for (const { at, says } of cases) {
      await desk.page.getByLabel('The code now').fill(oathCode(secret, at))
      await desk.page.getByLabel('The code after it').fill(oathCode(secret, at + 30_000))
      await desk.page.getByRole('button', { name: 'Check the clock' }).click()
      await desk.page.getByText(says).waitFor()
    }
    expect(await violationsInBothSchemes(desk.page)).toEqual([])
    await desk.page.getByRole('button', { name: 'Type a code' }).click()
    await pages.code.fill(oathCode(secret, right))
    await frame.navigation.waitFor()
  })
})
