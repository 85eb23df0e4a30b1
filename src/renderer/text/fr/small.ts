import type { FileTranslation } from '../language.ts'
import type * as dayEnglish from '../day.ts'
import type * as namesEnglish from '../names.ts'
import type * as ownersEnglish from '../owners.ts'
import type * as timeEnglish from '../time.ts'
import type * as unsavedEnglish from '../unsavedChanges.ts'
import { roleNames } from '../index.ts'

/** Saisies non enregistrées. */
export const unsavedChanges: FileTranslation<typeof unsavedEnglish> = {
  unsavedChangesText: {
    title: 'Abandonner vos modifications?',
    explanation: 'Ce que vous avez saisi ici n’est pas encore enregistré. L’abandon ne peut pas être annulé.',
    keepEditing: 'Continuer la saisie',
    discard: 'Abandonner',
  },
}

/** Champs de date. */
export const day: FileTranslation<typeof dayEnglish> = {
  dayText: {
    openCalendar: (label) => `Calendrier pour « ${label} »`,
    noDay: 'Aucun jour',
    notADay: (example) => `Ce jour n’existe pas. Écrivez-le comme ceci : ${example}.`,
  },
}

/** Moments. */
export const time: FileTranslation<typeof timeEnglish> = {
  timeWords: { justNow: 'à l’instant', inAMoment: 'dans un instant' },
}

/** Propriétaires de la clinique. */
export const owners: FileTranslation<typeof ownersEnglish> = {
  ownersText: {
    title: 'Propriétaires',
    explained:
      'Les propriétaires voient et changent tout, et en nomment d’autres. Personne ne change ses propres rôles.',
    failed: 'Les propriétaires n’ont pas pu être chargés',
    you: 'Vous',
    inactive: 'Inactif',
    make: 'Nommer un propriétaire',
    take: 'Retirer la propriété',
    takeFrom: (name) => `Retirer la propriété à ${name}`,
    keptBecause: {
      self: 'Un autre propriétaire peut vous la retirer.',
      lastOwner: 'Le dernier propriétaire actif reste.',
    },
    takeQuestion: (name) => `Retirer la propriété à ${name}?`,
    takeExplained: (name, otherRoles) =>
      otherRoles.length === 0
        ? `${name} n’a aucun autre rôle et ne pourra plus se connecter, jusqu’à ce qu’on lui en donne un. Tous les dossiers restent.`
        : `${name} est déconnecté tout de suite et reste ${otherRoles.map((role) => roleNames[role]).join(', ')}. Tous les dossiers restent.`,
    makeQuestion: (name) => `Nommer ${name} propriétaire?`,
    makeExplained: (name) =>
      `${name} verra et changera tout : finances, paramètres, journaux, et qui d’autre est propriétaire. Les autres rôles restent.`,
    search: 'Chercher dans le personnel',
    searchHint: 'Nom, courriel, téléphone ou nº d’employé',
    results: 'Personnel trouvé',
    nobody: 'Personne trouvé. Le personnel actif qui n’est pas encore propriétaire peut le devenir.',
    isOwner: (name) => `${name} est maintenant propriétaire.`,
    isNoOwner: (name) => `${name} n’est plus propriétaire.`,
  },
}

/** Listes de noms. */
export const names: FileTranslation<typeof namesEnglish> = { nameWords: { between: ', ' } }
