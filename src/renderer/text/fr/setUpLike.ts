import type { FileTranslation } from '../language.ts'
import type * as english from '../setUpLike.ts'

/** « Configurer comme … ». */
export const setUpLike: FileTranslation<typeof english> = {
  setUpFieldText: {
    open: 'Configurer comme …',
    explained: 'copie rôles, équipes et plus d’un collègue.',
    offer: (name) => `${name} est ici depuis peu.`,
    offerExplained: 'Reprendre rôles, équipes et plus d’un collègue?',
    notNow: 'Pas maintenant',
  },
  setUpText: {
    title: (name) => `Configurer ${name} comme un collègue`,
    explained: (name) =>
      `Rôles, équipes, discipline, échelon de rémunération, avis par courriel et « MFA exigée » deviennent identiques. Mot de passe, permis et coordonnées de ${name} restent.`,
    colleague: 'Collègue',
    nobody: 'Choisissez un collègue',
    loading: 'Comparaison des deux',
    failed: 'Ceci ne peut pas être copié',
    part: 'Partie',
    now: 'Maintenant',
    afterwards: 'Ensuite',
    stays: 'reste',
    partNames: {
      roles: 'Rôles',
      crews: 'Équipes',
      discipline: 'Discipline',
      compensationTier: 'Échelon de rémunération',
      notifications: 'Avis par courriel',
      isMfaRequired: 'MFA exigée',
    },
    none: 'Aucun',
    sameNotices: 'Comme le collègue',
    yes: 'Oui',
    no: 'Non',
    switchedOn: 'Activés',
    switchedOff: 'Désactivés',
    summary: (count, name, isSignedOut) =>
      count === 0
        ? `${name} est déjà configuré ainsi.`
        : `${count === 1 ? '1 partie change.' : `${count} parties changent.`}${isSignedOut ? ` ${name} se reconnecte pour obtenir les nouveaux droits.` : ''}`,
    lookAgain: 'Regarder à nouveau',
    confirm: 'Configurer',
  },
  setUpDoneText: {
    done: (name, like) => `${name} est configuré comme ${like}.`,
    undo: 'Annuler',
    undone: (name) => `${name} est configuré comme avant.`,
    notUndone: 'L’annulation n’a pas été possible.',
  },
}
