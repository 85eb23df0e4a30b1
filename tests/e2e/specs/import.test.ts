import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { violationsInBothSchemes } from '../models/axe.ts'
import type { Desk } from '../models/browser.ts'
import { focused, focusOn } from '../models/focus.ts'
import { pressByKeyboard } from '../models/keyboard.ts'
import { ImportDialog } from '../models/ImportDialog.ts'
import { type NewClinicDesk, openNewClinicDesk } from '../models/newClinicDesk.ts'
import { UsersPage } from '../models/UsersPage.ts'

let clinic: NewClinicDesk
let desk: Desk
let users: UsersPage

beforeAll(async () => {
  clinic = await openNewClinicDesk()
  desk = clinic.desk
  users = new UsersPage(desk.page)
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

describe('importing people (product 45)', () => {
  it('brings in a thousand people of a Windows-1252 list, who are then in list and search', async () => {
    const lines = Array.from(
      { length: 1000 },
      (_, index) =>
        `Müller${index},Zoë,${index % 2 === 0 ? 'Practitioner' : 'Parent'},zoe${index}@maple.example,"+1 416 555 ${String(index % 100).padStart(2, '0')}00"`,
    )
    const list = new ImportDialog(desk.page)
    await list.open()
    const text = `Last name,First name,Role,Email,Phone\n${lines.join('\n')}\n`
    await list.choose('people.csv', Buffer.from(text, 'latin1'))
    // The keyboard goes on at each step from what is read there.
    await expect.poll(() => focused(desk.page)).toMatch(/^people.csv/)
    await pressByKeyboard(desk.page, list.dialog.getByRole('button', { name: /^Import 1,000 people/ }))
    await expect.poll(() => users.countOf('Active'), { timeout: 60_000 }).toBe(1001)
    await focusOn(list.dialog.getByRole('button', { name: 'Close', exact: true }).last())
    await desk.page.keyboard.press('Enter')
    await list.dialog.waitFor({ state: 'hidden' })
    await expect.poll(() => focused(desk.page)).toMatch(/Import/)
    await users.find('muller999')
    await users.row('Zoë Müller999').first().waitFor()
    await expect.poll(() => users.rows().count()).toBe(1)
    await users.find('')
  })

  it('says per line what is wrong, and stores nothing', async () => {
    const list = new ImportDialog(desk.page)
    await list.open()
    await list.choose('list.csv', 'Surname;Given name;Role;E-mail\r\nSilva;Ana;Juggler;ana@@maple\r\n')
    await list.dialog.getByText('2 problems').waitFor()
    await expect.poll(() => list.dialog.getByRole('button', { name: /^Import \d/ }).isDisabled()).toBe(true)
    await picture('import-problems')
    await list.close()
    expect(await users.countOf('Active')).toBe(1001)
  })

  it('takes columns assigned by hand, asks about who is here, and is undone as a whole', async () => {
    const { page } = desk
    const list = new ImportDialog(page)
    const text =
      'Wer;Rolle;Post;Password\nMina Holm;Parent;mina@maple.example;hunter2\nOlivia Owens;Parent;OLIVE@maple.example;\nMina Holm;Parent;;\n'
    await list.open()
    await list.choose('odd.csv', text)
    await list.dialog.getByText('No column holds names yet. Say which one does.').waitFor()
    await picture('import-unassigned')
    expect(await list.column('Password').isDisabled()).toBe(true)
    await list.assign('Wer', 'Name')
    await list.assign('Rolle', 'Role')
    await list.assign('Post', 'E-mail')
    await list.dialog.getByText('2 seem to be here already').waitFor()
    await list.dialog.getByText('Olive Owens', { exact: true }).waitFor()
    await list.dialog.getByRole('button', { name: 'Import 1 person' }).waitFor()
    await picture('import-duplicates')
    expect(await violationsInBothSchemes(page)).toEqual([])
    const owner = list.dialog.getByLabel('Olivia Owens, line 3: what to do')
    expect(await owner.getByRole('option').allTextContents()).not.toContain('Add as a new person')
    await list.dialog.getByLabel('Mina Holm, line 4: what to do').selectOption('Add as a new person')
    await list.dialog.getByRole('button', { name: 'Import 2 people' }).click()
    await list.dialog.getByText('2 people imported, 1 left out').waitFor()
    await picture('import-done')
    await list.dialog.getByRole('button', { name: 'Undo import' }).click()
    await page.getByText('The import is undone: 2 are shown no more.').waitFor()
    await list.dialog.waitFor({ state: 'hidden' })
    await list.open()
    await list.choose('odd again.csv', text)
    await list.dialog.getByText('As you assigned them for such a file before.').waitFor()
    await list.close()
    expect(desk.complaints).toEqual([])
  })
})
