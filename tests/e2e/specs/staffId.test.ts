import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AccountModal } from '../models/AccountModal.ts'
import type { Desk } from '../models/browser.ts'
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

async function add(firstName: string, lastName: string): Promise<void> {
  const dialog = await users.startNew('Staff')
  const email = `${firstName.toLowerCase()}@maple.example`
  await users.fillStaff(dialog, { firstName, lastName, email, roles: ['Practitioner'] })
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
  await users.row(`${firstName} ${lastName}`).first().waitFor()
}

/** Opens somebody on "Account" in the field "Staff ID". */
async function edit(name: string): Promise<AccountModal> {
  await users.openPerson(name)
  const account = new AccountModal(desk.page, name)
  await account.openTab('Account')
  await account.dialog.getByRole('button', { name: 'Edit staff ID' }).click()
  return account
}
const fieldOf = (account: AccountModal) => account.dialog.getByRole('textbox', { name: 'Staff ID' })
const refusalIn = (account: AccountModal, name: string, status: 'active' | 'inactive') =>
  account.dialog.getByText(`This staff ID belongs to ${name}, who is ${status}.`)

async function leave(account: AccountModal): Promise<void> {
  await account.dialog.getByRole('button', { name: 'Keep the old one' }).click()
  await account.close()
}

/** Saved, and the focus is back from the button that was busy meanwhile. */
async function saved(account: AccountModal): Promise<void> {
  await account.dialog.getByText('Saved', { exact: true }).waitFor()
  await desk.page.waitForFunction(() => document.activeElement !== document.body)
}

async function saveAs(account: AccountModal, staffId: string): Promise<void> {
  await fieldOf(account).fill(staffId)
  await account.save.click()
}

describe('"Staff ID" (product 15)', () => {
  it('is given to each, unlike any other; a free one is saved, and one that somebody has is refused however it is written', async () => {
    await add('Ana', 'Silva')
    await add('Bob', 'Jones')
    await add('Cleo', 'Marsh')
    const given = new Map<string, string>()
    for (const name of ['Ana Silva', 'Bob Jones', 'Cleo Marsh']) {
      const account = await edit(name)
      given.set(name, await fieldOf(account).inputValue())
      await leave(account)
    }
    expect(new Set(given.values()).size).toBe(3)
    expect([...given.values()].every((staffId) => staffId !== '')).toBe(true)

    let account = await edit('Ana Silva')
    await saveAs(account, 'Équipe 7')
    await saved(account)
    await account.close()

    account = await edit('Bob Jones')
    for (const taken of ['Équipe 7', 'équipe 7', 'ÉQUIPE 7', '  Équipe   7 ']) {
      await saveAs(account, taken)
      await refusalIn(account, 'Ana Silva', 'active').waitFor()
      await fieldOf(account).fill('x')
      await refusalIn(account, 'Ana Silva', 'active').waitFor({ state: 'hidden' })
    }
    await saveAs(account, String(given.get('Cleo Marsh')).toLowerCase())
    await refusalIn(account, 'Cleo Marsh', 'active').waitFor()
    await saveAs(account, '')
    await expect.poll(() => fieldOf(account).getAttribute('aria-invalid')).toBe('true')
    await leave(account)

    // Whoever is inactive keeps theirs; what nobody has any more is free.
    account = new AccountModal(desk.page, 'Ana Silva')
    await users.openPerson('Ana Silva')
    await account.setStatus('Inactive')
    await saved(account)
    await account.close()
    account = await edit('Bob Jones')
    await saveAs(account, 'équipe 7')
    await refusalIn(account, 'Ana Silva', 'inactive').waitFor()
    await saveAs(account, String(given.get('Ana Silva')))
    await saved(account)
    await account.close()

    await users.find(String(given.get('Ana Silva')))
    await users.row('Bob Jones').first().waitFor()
    await users.find('')
    await add('Dora', 'Lind')
    account = await edit('Dora Lind')
    const all = [...given.values(), 'Équipe 7']
    expect(all).not.toContain(await fieldOf(account).inputValue())
    await leave(account)
    expect(desk.complaints).toEqual([])
  })
})
