import type { Browser, Locator } from 'playwright-core'
import { startHost } from '#tests/support/startHost.ts'
import { openDesk } from '../models/browser.ts'
import { DeskFrame } from '../models/DeskFrame.ts'
import { FirstRunPage } from '../models/FirstRunPage.ts'
import { UsersPage } from '../models/UsersPage.ts'
import type { Album, Chapter } from './openAlbum.ts'
import { OWNER } from './people.ts'

async function takeNewStaff(album: Album, users: UsersPage): Promise<void> {
  const { page } = users
  const snap = (name: string): Promise<void> => album.snap(page, name)
  const close = async (dialog: Locator, hasTyped: boolean): Promise<void> => {
    await page.keyboard.press('Escape')
    if (hasTyped) await page.getByRole('button', { name: 'Discard', exact: true }).click()
    await dialog.waitFor({ state: 'hidden' })
  }
  await page.getByRole('button', { name: 'New Staff' }).click()
  const choice = page.getByRole('menuitem', { name: 'Staff', exact: true })
  await choice.waitFor()
  await snap('newStaff-menu')
  await choice.press('Escape')
  await choice.waitFor({ state: 'hidden' })
  const staff = await users.startNew('Staff')
  await snap('newStaff-empty')
  await staff.getByLabel('Primary e-mail').fill('ana@@maple')
  await staff.getByRole('button', { name: 'Save', exact: true }).click()
  await snap('newStaff-errors')
  const ana = { firstName: 'Ana', lastName: 'Silva', email: 'OLIVE@maple.example' }
  await staff.getByRole('checkbox', { name: 'Practitioner', exact: true }).uncheck()
  await users.fillStaff(staff, { ...ana, roles: ['Office Admin'] })
  await staff.getByRole('button', { name: 'Save', exact: true }).click()
  await staff.getByText(/belongs to/).waitFor()
  await snap('newStaff-emailTaken')
  await users.fillStaff(staff, { ...ana, email: 'ana@maple.example', roles: ['Practitioner'] })
  await staff.getByRole('button', { name: 'Save', exact: true }).click()
  await staff.getByText(/Teams/).first().waitFor()
  await snap('newStaff-planRefused')
  await close(staff, true)
  for (const kind of ['Student Practitioner', 'Parent/Guardian', 'Contact'] as const) {
    const dialog = await users.startNew(kind)
    await snap(`newStaff-${kind.replace(/\W.*/, '').toLowerCase()}`)
    await close(dialog, false)
  }
}

async function walk(album: Album, browser: Browser): Promise<void> {
  const host = await startHost()
  try {
    let { page } = await openDesk(browser, host.url)
    const first = new FirstRunPage(page)
    await page.getByRole('button', { name: /Set up a new clinic/ }).waitFor()
    await album.snap(page, 'start-firstRun')
    await page.getByRole('button', { name: /Set up a new clinic/ }).click()
    await album.snap(page, 'start-clinicForm')
    await page.getByRole('button', { name: 'Set up the clinic' }).click()
    await album.snap(page, 'start-clinicFormErrors')
    await page.reload()
    await first.setUpClinic({ name: 'Maple Therapy', plan: 'Solo', ...OWNER })
    await album.snap(page, 'start-recoverySheet')
    await first.postponeSheet()
    const frame = new DeskFrame(page)
    await frame.open('Home')
    await page.getByText('Set-up is not finished').waitFor()
    await album.snap(page, 'home-newClinic')
    await frame.open('Clinic Users')
    const users = new UsersPage(page)
    await users.rows().first().waitFor()
    await album.snap(page, 'users-newClinic')
    await takeNewStaff(album, users)
    await frame.signOut()
    await album.snap(page, 'start-signIn')
    await page.getByLabel('E-mail').fill(OWNER.email)
    await page.getByRole('textbox', { name: 'Password' }).fill('not this one')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByRole('alert').first().waitFor()
    await album.snap(page, 'start-signInWrong')
    page = (await openDesk(browser, `http://127.0.0.1:${host.port}/`)).page
    await page.getByText('The program does not answer').waitFor()
    await album.snap(page, 'start-noAnswer')
  } finally {
    await host.stop()
  }
}

/** The first run, a clinic that has only its owner, and everything under New Staff. */
export const newClinic: Chapter = {
  pictures: [
    'start-firstRun',
    'start-clinicForm',
    'start-clinicFormErrors',
    'start-recoverySheet',
    'home-newClinic',
    'users-newClinic',
    'newStaff-menu',
    'newStaff-empty',
    'newStaff-errors',
    'newStaff-emailTaken',
    'newStaff-planRefused',
    'newStaff-student',
    'newStaff-parent',
    'newStaff-contact',
    'start-signIn',
    'start-signInWrong',
    'start-noAnswer',
  ],
  walk,
}
