import type { AccountModal } from '../models/AccountModal.ts'
import type { Album } from './openAlbum.ts'

async function discard(account: AccountModal): Promise<void> {
  await account.page.getByRole('button', { name: 'Discard', exact: true }).click()
}

async function takeChart(album: Album, { page, dialog }: AccountModal): Promise<void> {
  await dialog.getByRole('table').getByRole('button').first().click()
  const chart = page.getByRole('dialog').filter({ has: page.getByRole('tab', { name: 'Clinical info' }) })
  await chart.getByText('Date of birth').waitFor()
  await album.snap(page, 'chart-clinicalInfo')
  await chart.getByRole('tab', { name: 'People' }).click()
  await chart.getByText('Zoë Lindgren').first().waitFor()
  await album.snap(page, 'chart-people')
  await page.keyboard.press('Escape')
  await chart.waitFor({ state: 'hidden' })
}

async function takeProfile(album: Album, account: AccountModal): Promise<void> {
  const { page, profile } = account
  await account.openProfile()
  await album.snap(page, 'profile-clean')
  await profile.getByLabel('First name').fill('')
  await profile.getByLabel('Primary e-mail').fill('zoe@@sample')
  await profile.getByRole('button', { name: 'Save', exact: true }).click()
  await album.snap(page, 'profile-error')
  await page.keyboard.press('Escape')
  await discard(account)
  await profile.waitFor({ state: 'hidden' })
}

/** Takes an open Account modal with everything that opens over it, and closes it. */
export async function takeAccount(album: Album, account: AccountModal): Promise<void> {
  const { page, dialog } = account
  await dialog.getByRole('table').getByRole('row').nth(1).waitFor()
  await album.snap(page, 'account-myClinic')
  await takeChart(album, account)
  await dialog.getByRole('button', { name: 'View Upcoming Appointments' }).click()
  await page.getByRole('dialog', { name: /Upcoming appointments/ }).waitFor()
  await album.snap(page, 'account-upcoming')
  await page.keyboard.press('Escape')
  await takeProfile(album, account)
  await account.openTab('Account')
  await album.snap(page, 'account-account')
  await dialog.getByRole('radio', { name: 'Inactive', exact: true }).check()
  await album.snap(page, 'account-unsaved')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Keep editing' }).waitFor()
  await album.snap(page, 'account-discard')
  await page.getByRole('button', { name: 'Keep editing' }).click()
  await dialog.getByRole('radio', { name: 'Active', exact: true }).check()
  await dialog.getByRole('button', { name: 'Edit staff ID' }).click()
  await dialog.getByRole('textbox', { name: 'Staff ID' }).fill('')
  await account.save.click()
  await album.snap(page, 'account-error')
  await page.keyboard.press('Escape')
  await discard(account)
  await dialog.waitFor({ state: 'hidden' })
}
