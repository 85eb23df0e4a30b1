import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { InputOf } from '#shared/contract/index.ts'
import { type DeskHost, oathCode, startDesk } from '#tests/support/startDesk.ts'
import { dataOf, startClinic } from '#tests/support/testApp.ts'
import { AccountModal } from '../models/AccountModal.ts'
import { type Desk, launchChromium, openDesk } from '../models/browser.ts'
import { DeskFrame } from '../models/DeskFrame.ts'
import { Enrolment } from '../models/Enrolment.ts'
import { resetFactor } from '../models/MfaReset.ts'
import { SignInPages } from '../models/SignInPages.ts'

const ANA = { email: 'ana@maple.example', temporary: 'sunny river bend 7', password: 'another quiet walk' }
const OMAR = {
  email: 'omar@maple.example',
  temporary: 'brisk violet evening',
  password: 'a lantern by the harbour',
}

let browser: Browser
let host: DeskHost

async function addOfficeAdmin(firstName: string, lastName: string, person: typeof ANA): Promise<void> {
  const input: InputOf<'users.add'> = {
    as: 'staff',
    firstName,
    lastName,
    title: '',
    email: person.email,
    roles: ['officeAdmin'],
    disciplineId: null,
    compensationTierId: null,
  }
  const { userId } = dataOf(await host.test.ask('users.add', input))
  dataOf(await host.test.ask('users.setTemporaryPassword', { userId, password: person.temporary }))
}

beforeAll(async () => {
  browser = await launchChromium()
  host = await startDesk({ start: () => startClinic() })
  const clinic = dataOf(await host.test.ask('clinic.get', {}))
  dataOf(await host.test.ask('clinic.save', { ...clinic, isMfaOffered: true }))
  await addOfficeAdmin('Ana', 'Silva', ANA)
  await addOfficeAdmin('Omar', 'Haddad', OMAR)
})
afterAll(async () => {
  await browser.close()
  await host.stop()
})

/** From the temporary password to an open desk. */
async function enter(person: typeof ANA): Promise<Desk> {
  const desk = await openDesk(browser, host.url())
  const signIn = new SignInPages(desk.page)
  await signIn.enterPassword(person.email, person.temporary)
  await signIn.choosePassword(person.temporary, person.password)
  await new DeskFrame(desk.page).navigation.waitFor()
  return desk
}

async function setUpOwnFactor({ page }: Desk): Promise<void> {
  await page.getByRole('button', { name: /account and sign-out/ }).click()
  await page.getByRole('menuitem', { name: 'Account Settings' }).click()
  const { dialog } = new AccountModal(page, 'Ana Silva')
  await dialog.getByRole('button', { name: 'Set up' }).click()
  const enrolment = new Enrolment(page)
  await enrolment.confirm(oathCode(await enrolment.readSecret(), host.test.clock.now))
  await enrolment.keepCodes()
  await dialog.getByText('10 of 10 recovery codes left').waitFor()
}

it('a second factor is reset by an Office Admin, with a reason, and asked for no more (product 35)', async () => {
  const ana = await enter(ANA)
  await setUpOwnFactor(ana)
  const omar = await enter(OMAR)
  const { dialog } = await resetFactor(omar, { name: 'Ana Silva', given: 'Ana' }, OMAR.password)
  await dialog.getByRole('group', { name: 'Multi-Factor Authentication (MFA)' }).getByText(/^Off/).waitFor()

  const signIn = new SignInPages(ana.page)
  await signIn.email.waitFor()
  await signIn.enterPassword(ANA.email, ANA.password)
  await new DeskFrame(ana.page).navigation.waitFor()
  expect([...omar.complaints, ...ana.complaints]).toEqual([])
})
