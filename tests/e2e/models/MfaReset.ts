import { expect } from 'vitest'
import { violationsInBothSchemes } from './axe.ts'
import { AccountModal } from './AccountModal.ts'
import type { Desk } from './browser.ts'
import { DeskFrame } from './DeskFrame.ts'
import { UsersPage } from './UsersPage.ts'

/**
 * A lost phone: who may opens the person's account, gives a reason and their own password, and takes the factor away.
 * @param given the first name alone, by which the question calls the person
 */
export async function resetFactor(
  by: Desk,
  person: { readonly name: string; readonly given: string },
  password: string,
): Promise<AccountModal> {
  await new DeskFrame(by.page).open('Clinic Users')
  await new UsersPage(by.page).openPerson(person.name)
  const account = new AccountModal(by.page, person.name)
  await account.openTab('Account')
  await account.dialog.getByRole('button', { name: 'Reset MFA' }).click()
  const modal = by.page.getByRole('dialog', { name: `Reset MFA of ${person.given}?` })
  await modal.getByLabel('Reason').fill('new phone, seen in person')
  await modal.getByRole('textbox', { name: 'Your own password' }).fill(password)
  expect(await violationsInBothSchemes(by.page)).toEqual([])
  await modal.getByRole('button', { name: 'Reset MFA' }).click()
  await modal.waitFor({ state: 'hidden' })
  return account
}
