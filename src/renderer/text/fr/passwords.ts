import type { FileTranslation } from '../language.ts'
import type * as english from '../passwords.ts'

/** Mots de passe. */
export const passwords: FileTranslation<typeof english> = {
  newPasswordText: {
    empty: (minimum) => `Au moins ${minimum} caractères. Quelques mots à la suite conviennent bien.`,
    counting: (length, minimum) => `${length} caractères sur au moins ${minimum}`,
    enough: (length) => `${length} caractères, c’est assez long`,
    show: 'Montrer la saisie',
    hide: 'Cacher la saisie',
    strength: (words) => `Solidité : ${words}`,
    strengths: {
      0: 'deviné tout de suite',
      1: 'faible',
      2: 'passable',
      3: 'solide',
      4: 'très solide',
    },
  },
  passwordText: {
    label: 'Mot de passe',
    temporary: 'Mot de passe temporaire',
    generate: 'Générer',
    set: 'Donner un mot de passe temporaire',
    explanation: (name) =>
      `${name} s’en sert une fois puis choisit le sien. Le mot de passe actuel cesse de fonctionner.`,
    given: (name) => `Mot de passe temporaire de ${name}`,
    shownOnce: 'Il n’est montré que maintenant. Remettez la fiche, ou copiez le mot de passe.',
    worksUntil: (until) => `Valable jusqu’au ${until}`,
    printSlip: 'Imprimer la fiche',
    savePdf: 'Enregistrer en PDF',
    setAnother: 'En donner un autre',
    current: 'Mot de passe actuel',
    new: 'Nouveau mot de passe',
    change: 'Changer le mot de passe',
    changed: 'Votre mot de passe est changé. Utilisez désormais le nouveau.',
    wrongCurrent: 'Ce n’est pas votre mot de passe actuel.',
    notForPortal:
      'Les parents, tuteurs et contacts utilisent le portail. Ils ne peuvent pas se connecter à ce programme.',
    onlyOwners: 'Seul un propriétaire de la clinique peut donner un mot de passe à un propriétaire.',
    notAllowed: 'Vos rôles ne vous permettent pas de donner un mot de passe ici.',
    inactiveFirst: (name) => `${name} est inactif et ne peut pas se connecter.`,
  },
}
