import type * as english from '../frame.ts'
import type { FileTranslation } from '../language.ts'

/** Le cadre autour de chaque page. */
export const frame: FileTranslation<typeof english> = {
  frameText: {
    product: 'Anteroom',
    navigation: 'Pages',
    groups: { office: 'Mon bureau', management: 'Gestion', practice: 'Organisation de la pratique' },
    pages: {
      home: 'Accueil',
      clients: 'Clients',
      sessions: 'Séances',
      users: 'Personnes de la clinique',
      crews: 'Équipes',
      timesheets: 'Feuilles de temps',
      review: 'À vérifier',
      settings: 'Paramètres',
      services: 'Services',
      reports: 'Rapports',
      logs: 'Journaux',
    },
    search: 'Chercher',
    searchTooltip: 'Trouver pages et personnes',
    searchKeys: 'Ctrl K',
    lock: 'Verrouiller',
    lockTooltip: 'Verrouiller le poste (Ctrl+L)',
    thisPcOnly: 'Ce PC seulement',
    thisPcOnlyTooltip: 'Rien ne quitte ce PC. Il n’est pas relié à d’autres PC.',
    personMenu: (name) => `${name} : compte et déconnexion`,
    accountSettings: 'Paramètres du compte',
    switchPerson: 'Changer de personne',
    signOut: 'Se déconnecter',
    language: 'Langue',
    languages: { en: 'English', fr: 'Français' },
    skipToContent: 'Aller à la page',
    sample: 'Exemple',
    sampleMenu: 'Clinique d’exemple : qu’en faire',
    sampleExplained: 'Tout le monde et tout dans cette clinique est inventé.',
    removeSample: 'Retirer la clinique d’exemple',
    removeSampleQuestion: 'Retirer la clinique d’exemple?',
    removeSampleExplained:
      'Toutes les personnes, tous les clients et séances de l’exemple disparaissent de ce PC, avec tout ce que vous y avez changé. Rien d’autre sur ce PC n’est touché. Ensuite vous pouvez créer votre propre clinique.',
    removeSampleVerb: 'Retirer',
    keyInFile: 'La clé des données de ce PC est dans un fichier',
    keyInFileTooltip:
      'Qui peut lire les fichiers de l’utilisateur de ce PC peut ouvrir les données de la clinique. Gardez la connexion de ce PC pour vous.',
    setUpOpen: 'La mise en place n’est pas terminée : confirmez votre feuille de récupération.',
    setUpOpenVerb: 'La confirmer maintenant',
    linkLost: 'Connexion au programme perdue. Nouvel essai…',
    linkLostLong:
      'Connexion au programme perdue. Nouvel essai… Si le programme a redémarré, ouvrez l’adresse qu’il a affichée.',
    waiting: 'Ouverture…',
    neverConnectedTitle: 'Le programme ne répond pas',
    neverConnected:
      'Ouvrez l’adresse que le programme a affichée à son démarrage. Chaque adresse sert une fois; redémarrez le programme pour une nouvelle.',
    lockedTitle: 'Verrouillé',
  },
  paletteText: {
    label: 'Trouver pages et personnes',
    hint: 'Page, ou nom, courriel ou téléphone d’une personne',
    hintPagesOnly: 'Page',
    pages: 'Pages',
    people: 'Personnes',
    inactive: (kind) => `${kind}, inactif`,
    nothing: 'Rien trouvé. Essayez une partie du nom.',
    nothingPages: 'Aucune page de ce nom.',
  },
}
