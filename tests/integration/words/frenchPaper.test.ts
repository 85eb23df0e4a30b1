import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addStaff } from '#tests/support/addStaff.ts'
import { readPdfText } from '#tests/support/readPdfText.ts'
import { addSignedIn } from '#tests/support/secondFactor.ts'
import { dataOf, startClinic, type TestApp } from '#tests/support/testApp.ts'

const PASSWORD = 'kovura-dibame-folite-zanuko-47'
const NO_FILTERS = { kinds: [], roles: [], disciplineIds: [], signInStates: [] }
const textOf = (base64: string): string =>
  readPdfText(Buffer.from(base64, 'base64')).replaceAll(/[\u00a0\u202f]/g, ' ')

let test: TestApp
beforeEach(async () => {
  test = await startClinic()
})
afterEach(() => test.stop())

async function slipOf(userId: string, language?: 'en' | 'fr'): Promise<string> {
  dataOf(await test.ask('users.setTemporaryPassword', { userId, password: PASSWORD }))
  const wish = language === undefined ? {} : { language }
  return textOf(dataOf(await test.ask('slips.firstSignIn', { userId, password: PASSWORD, ...wish })).base64)
}

describe('what the program puts on paper and on the web in French', () => {
  it('is a slip in the language of whom it is for, else of whoever hands it over (product 20)', async () => {
    const { userId } = await addSignedIn(test, 'zoe')
    expect(await slipOf(userId)).toContain('Your first sign-in')
    dataOf(await test.ask('identity.signIn', { email: 'zoe@maple.example', password: PASSWORD }, 'zoe'))
    const change = { currentPassword: PASSWORD, newPassword: 'une promenade tranquille' }
    dataOf(await test.ask('identity.changePassword', change, 'zoe'))
    dataOf(await test.ask('identity.chooseLanguage', { language: 'fr' }, 'zoe'))
    const slip = await slipOf(userId, 'en')
    for (const part of [
      'Votre première connexion',
      'Mot de passe temporaire',
      PASSWORD,
      'mercredi 7 octobre 2026 à 09 h 30',
      'd’au moins 15 caractères',
      'Détruisez cette feuille après usage.',
    ])
      expect(slip).toContain(part)
    expect(dataOf(await test.ask('users.get', { userId })).language).toBe('fr')
    const newcomer = await addStaff(test, 'Ana', 'Silva')
    expect(await slipOf(newcomer, 'fr')).toContain('Votre première connexion')
    expect(await slipOf(newcomer)).toContain('Your first sign-in')
  })

  it('is a staff list for whoever prints it, and the team page as the owner speaks (product 24, 46)', async () => {
    const clinic = dataOf(await test.ask('clinic.get', {}))
    dataOf(await test.ask('clinic.save', { ...clinic, hasTeamPage: true }))
    await addStaff(test, 'Ana', 'Silva')
    const exportPage = async (): Promise<string> =>
      dataOf(await test.ask('team.export', { format: 'html' })).text
    const print = async (): Promise<string> => {
      const which = { by: 'filters', tab: 'active', search: '', filters: NO_FILTERS } as const
      const sort = { column: 'name', descending: false } as const
      return textOf(dataOf(await test.ask('transfer.printStaff', { which, sort })).base64)
    }
    expect(await exportPage()).toContain('<html lang="en">')
    dataOf(await test.ask('identity.chooseLanguage', { language: 'fr' }))
    const page = await exportPage()
    expect(page).toContain('<html lang="fr">')
    expect(page).toContain('<title>L’équipe de Maple Therapy</title>')
    const list = await print()
    for (const part of ['Liste du personnel', 'Courriel', 'Propriétaire', '5 octobre 2026, 2 personnes'])
      expect(list).toContain(part)
  })
})
