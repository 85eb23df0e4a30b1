import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { violationsInBothSchemes } from '../models/axe.ts'
import type { Desk } from '../models/browser.ts'
import { type NewClinicDesk, openNewClinicDesk } from '../models/newClinicDesk.ts'

let clinic: NewClinicDesk
let desk: Desk

beforeAll(async () => {
  clinic = await openNewClinicDesk()
  desk = clinic.desk
})
afterAll(() => clinic.close())

/** For looking at while the screen is made: nothing where no folder is named. */
async function picture(name: string): Promise<void> {
  const folder = process.env['ANTEROOM_PICTURES']
  if (folder === undefined) return
  for (const colorScheme of ['light', 'dark'] as const) {
    await desk.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await desk.page.screenshot({ path: `${folder}/${name}-${colorScheme}.png` })
  }
  await desk.page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
}

describe('importing clients (product 45)', () => {
  it('takes columns that are assigned by hand, says who is there twice, and is undone as a whole', async () => {
    const { page } = desk
    await page.getByRole('button', { name: 'Import', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: /^Import (people|clients)$/ })
    await dialog.getByText('Clients', { exact: true }).click()
    const text =
      'Wer;Last name;DOB;Parent;Parent e-mail\nMilo;Acorn;2019-05-04;Jo Acorn;jo@maple.example\nMilo;Acorn;2019-05-04;;\n'
    await dialog
      .locator('input[type="file"]')
      .setInputFiles({ name: 'clients.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
    await dialog.getByText('No column holds names yet. Say which one does.').waitFor()
    await dialog.getByLabel('What “Wer” holds').selectOption('First name')
    await dialog.getByText('1 seems to be here already').waitFor()
    await picture('import-clients')
    expect(await violationsInBothSchemes(page)).toEqual([])
    await dialog.getByLabel('Milo Acorn, line 3: what to do').selectOption('Add as a new client')
    await dialog.getByRole('button', { name: 'Import 2 clients' }).click()
    await dialog.getByText('2 clients imported').waitFor()
    await picture('import-clients-done')
    await dialog.getByRole('button', { name: 'Undo import' }).click()
    await page.getByText('The import is undone: 3 are shown no more.').waitFor()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: 'Import', exact: true }).click()
    await dialog.getByText('Undone', { exact: true }).waitFor()
    await picture('import-choose')
    expect(await violationsInBothSchemes(page)).toEqual([])
    expect(desk.complaints).toEqual([])
  })
})
