import type { Language } from './languages.ts'

/** The words of the first sign-in slip, which the screen prints and the PDF bears alike. */
export type SlipWords = {
  readonly locale: string
  readonly title: string
  readonly person: string
  readonly signInName: string
  readonly password: string
  readonly until: string
  readonly stepsTitle: string
  /** @param minimum of the characters of the own password */
  readonly steps: (minimum: number) => readonly string[]
  readonly note: string
}

const english: SlipWords = {
  locale: 'en-CA',
  title: 'Your first sign-in',
  person: 'For',
  signInName: 'Sign-in name',
  password: 'Temporary password',
  until: 'Works until',
  stepsTitle: 'What to do',
  steps: (minimum) => [
    'Open Anteroom on a PC of the clinic.',
    'Sign in with the sign-in name and the temporary password above.',
    `Choose your own password, of at least ${minimum} characters. A few words in a row work well. Nobody else will know it.`,
  ],
  note: 'Destroy this slip after use. If the password has ended or is lost, ask a clinic owner or office admin for a new one.',
}

const french: SlipWords = {
  locale: 'fr-CA',
  title: 'Votre première connexion',
  person: 'Pour',
  signInName: 'Nom de connexion',
  password: 'Mot de passe temporaire',
  until: 'Valable jusqu’au',
  stepsTitle: 'Marche à suivre',
  steps: (minimum) => [
    'Ouvrez Anteroom sur un PC de la clinique.',
    'Connectez-vous avec le nom de connexion et le mot de passe temporaire ci-dessus.',
    `Choisissez votre propre mot de passe, d’au moins ${minimum} caractères. Quelques mots à la suite conviennent bien. Personne d’autre ne le connaîtra.`,
  ],
  note: 'Détruisez cette feuille après usage. Si le mot de passe n’est plus valable ou est perdu, demandez-en un nouveau à un propriétaire ou à l’administration de la clinique.',
}

/** The slip’s words by language. */
export const SLIP_WORDS: Readonly<Record<Language, SlipWords>> = { en: english, fr: french }
