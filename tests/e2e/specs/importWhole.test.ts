import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Desk } from '../models/browser.ts'
import { ImportDialog } from '../models/ImportDialog.ts'
import { type NewClinicDesk, openNewClinicDesk } from '../models/newClinicDesk.ts'
import { UsersPage } from '../models/UsersPage.ts'

const ROWS = 10_000
/** "In seconds": ten on a machine of its own, and on one that does other things besides not many times as many. */
const SECONDS_MS = 120_000
const LONG = { timeout: 5 * SECONDS_MS }

let clinic: NewClinicDesk
let desk: Desk
let users: UsersPage

beforeAll(async () => {
  clinic = await openNewClinicDesk()
  desk = clinic.desk
  users = new UsersPage(desk.page)
})
afterAll(() => clinic.close())

const NUMBERS = Array.from({ length: ROWS }, (_, index) => index)

/** As a spreadsheet saves "Unicode text": UTF-16 with a byte order mark, split by tabs. */
const unicodeText = (lines: readonly string[]): Buffer =>
  Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`, 'utf16le')
/** As one in Europe saves a CSV: Windows-1252, split by semicolons. */
const western = (lines: readonly string[]): Buffer => Buffer.from(`${lines.join('\r\n')}\r\n`, 'latin1')

/** Starts the import and cancels it while it runs; nothing of it is stored. */
async function cancelMidway(dialog: Locator, go: Locator): Promise<void> {
  await go.click()
  await dialog.getByRole('progressbar', { name: 'Storing the lines of the file' }).waitFor()
  await dialog.getByRole('button', { name: 'Cancel', exact: true }).click()
  await dialog.getByText('Cancelled. Nothing was stored.').waitFor({ timeout: SECONDS_MS })
}

describe('the whole of an import (product 45)', () => {
  it(
    'of ten thousand people: columns, errors by line, duplicates, all or nothing, progress, cancel, undo',
    LONG,
    async () => {
      const list = new ImportDialog(desk.page)
      const { dialog } = list
      const head = 'Wer;Rolle;Post;Passwort;Notiz'
      const people = NUMBERS.map(
        (index) =>
          `"Müller${index}, ""Zoë""";Parent;zoe${index}@maple.example;"hunter;${index}";"one\r\ntwo"`,
      )
      const wrong = [head, ...people.slice(0, 2), 'Jo Acorn;Juggler;jo@@maple;;', 'Jo Birch;;;;']
      await list.open()
      await list.choose('wrong.csv', western(wrong))
      await list.assign('Wer', 'Name')
      await list.assign('Rolle', 'Role')
      await list.assign('Post', 'E-mail')
      expect(await list.column('Passwort').isDisabled()).toBe(true)
      await dialog.getByText('wrong.csv · Windows-1252 · columns split by semicolon').waitFor()
      // Each line as an editor counts it: the two before it hold two lines each.
      const problem = (line: number, text: string): Locator =>
        dialog
          .getByRole('row')
          .filter({ hasText: text })
          .filter({ hasText: new RegExp(`^${line}`) })
      await problem(6, 'Juggler').waitFor()
      await problem(6, 'jo@@maple').waitFor()
      await problem(7, 'Jo Birch').first().waitFor()
      expect(await dialog.getByRole('button', { name: /^Import \d/ }).isDisabled()).toBe(true)

      const twins = ['Jo Cole;Parent;ZOE1@maple.example;;', 'Olivia Owens;Parent;OLIVE@maple.example;;']
      const whole = western([head, ...people, ...twins])
      await list.choose('people.csv', whole)
      // Remembered from the file before.
      const go = dialog.getByRole('button', { name: 'Import 10,000 people' })
      await go.waitFor({ timeout: SECONDS_MS })
      await dialog.getByText('2 seem to be here already').waitFor()
      await dialog.getByText('"Zoë" Müller1 on line 4', { exact: true }).waitFor()
      await dialog.getByText('Olive Owens', { exact: true }).waitFor()
      await cancelMidway(dialog, go)
      expect(await users.countOf('Active')).toBe(1)

      await list.choose('people.csv', whole)
      await go.waitFor({ timeout: SECONDS_MS })
      const begun = performance.now()
      await go.click()
      await dialog.getByText('10,000 people imported, 2 left out').waitFor({ timeout: SECONDS_MS })
      expect(performance.now() - begun).toBeLessThan(SECONDS_MS)
      await expect.poll(() => users.countOf('Active')).toBe(ROWS + 1)
      await dialog.getByRole('button', { name: 'Undo import' }).click()
      await desk.page
        .getByText('The import is undone: 10,000 are shown no more.')
        .waitFor({ timeout: SECONDS_MS })
      await expect.poll(() => users.countOf('Active')).toBe(1)
      expect(desk.complaints).toEqual([])
    },
  )

  it('of ten thousand clients with their parents, who nobody can sign in as', LONG, async () => {
    const { page } = desk
    await page.getByRole('button', { name: 'Import', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: /^Import (people|clients)$/ })
    await dialog.getByText('Clients', { exact: true }).click()
    const choose = async (name: string, buffer: Buffer): Promise<void> => {
      await dialog.locator('input[type="file"]').setInputFiles({ name, mimeType: 'text/csv', buffer })
      await dialog.getByText(`${name} · UTF-16 LE · columns split by tab`).waitFor({ timeout: SECONDS_MS })
    }
    const head = 'Kind\tLast name\tDOB\tParent\tParent e-mail\tPassword'
    await choose('wrong.txt', unicodeText([head, 'Émile\tAcorn\t2019-13-04\tJo Acorn\tjo@@maple\thunter2']))
    await dialog.getByLabel('What “Kind” holds').selectOption('First name')
    expect(await dialog.getByLabel('What “Password” holds').isDisabled()).toBe(true)
    await dialog.getByText('2 problems').waitFor()
    expect(await dialog.getByRole('button', { name: /^Import \d/ }).isDisabled()).toBe(true)

    // Ten brothers and sisters have one parent.
    const clients = NUMBERS.map((index) => {
      const family = Math.floor(index / 10)
      return `Émile${index}\tAcorn${family}\t2019-05-04\t"Jo ""Jojo"" Acorn${family}"\tjo${family}@maple.example\thunter2`
    })
    await dialog.getByRole('button', { name: 'Choose another file' }).click()
    const whole = unicodeText([head, ...clients, 'ÉMILE0\tacorn0\t2019-05-04\t\t\t'])
    await choose('clients.txt', whole)
    const go = dialog.getByRole('button', { name: 'Import 10,000 clients' })
    await dialog.getByText('1 seems to be here already').waitFor()
    await cancelMidway(dialog, go)
    expect(await users.countOf('Active')).toBe(1)
    await choose('clients.txt', whole)
    const begun = performance.now()
    await go.click()
    await dialog.getByText('10,000 clients imported, 1 left out').waitFor({ timeout: SECONDS_MS })
    expect(performance.now() - begun).toBeLessThan(SECONDS_MS)
    await expect.poll(() => users.countOf('Active')).toBe(ROWS / 10 + 1)
    await users.find('jo999@maple.example')
    await expect.poll(() => users.rows().count()).toBe(1)
    await expect.poll(() => users.rows().first().innerText()).toContain('No sign-in')
    await users.find('')
    await dialog.getByRole('button', { name: 'Undo import' }).click()
    await page.getByText('The import is undone: 11,000 are shown no more.').waitFor({ timeout: SECONDS_MS })
    await expect.poll(() => users.countOf('Active')).toBe(1)
    expect(desk.complaints).toEqual([])
  })
})
