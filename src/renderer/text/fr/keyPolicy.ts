import type { FileTranslation } from '../language.ts'
import type * as english from '../keyPolicy.ts'

/** Qui ouvre la clinique sur ce PC. */
export const keyPolicy: FileTranslation<typeof english> = {
  keyPolicyText: {
    title: 'Qui ouvre la clinique sur ce PC',
    unattended: 'Ce PC l’ouvre de lui-même',
    unattendedExplained:
      'Courrier et sauvegardes fonctionnent dès le démarrage, avant toute connexion. Qui accède au compte de ce PC pourrait ouvrir les données avec la clé qui s’y trouve.',
    password: 'Quelqu’un du personnel l’ouvre avec son mot de passe',
    passwordExplained:
      'Sans mot de passe, les données restent fermées, même pour un voleur qui aurait ce PC et accès à son compte. Elles se referment quand la dernière personne se déconnecte.',
    require: 'Exiger un mot de passe',
    requireTitle: 'Exiger un mot de passe pour ouvrir la clinique?',
    means: [
      'Après chaque démarrage, et dès que la dernière personne s’est déconnectée, quelqu’un ouvre la clinique avec son mot de passe.',
      'D’ici là rien ne se fait de soi-même : ni courrier, ni sauvegarde, ni synchronisation.',
      'Votre mot de passe l’ouvre dès maintenant. Celui des autres l’ouvrira après une connexion ici pendant qu’elle est ouverte.',
      'Si plus aucun mot de passe ne fonctionne, seule la feuille de récupération l’ouvre.',
    ],
    meaning: 'Ce qui change',
    sheetOpen: 'Votre feuille de récupération n’est pas encore confirmée. Confirmez-la d’abord.',
    yourPassword: 'Votre mot de passe',
    unattend: 'Laisser ce PC l’ouvrir de lui-même',
    unattendTitle: 'Laisser ce PC ouvrir la clinique de lui-même?',
    unattendExplained:
      'La clé se trouvera alors sur ce PC. Aucun mot de passe n’est nécessaire pour ouvrir les données, seulement pour se connecter. Courrier et sauvegardes fonctionnent dès le démarrage.',
    people: 'Quels mots de passe l’ouvrent',
    opens: 'L’ouvre',
    opensNot: 'Pas encore',
    opensNotHint: 'Pour qui ne l’ouvre pas encore : se connecter ici une fois pendant qu’elle est ouverte.',
    failed: 'Impossible de charger qui ouvre la clinique',
  },
}
