import type { FileTranslation } from '../language.ts'
import type * as english from '../start.ts'
import { recoveryScreens } from './recoveryScreens.ts'

/** Premier démarrage et récupération. */
export const start: FileTranslation<typeof english> = {
  startText: {
    title: 'Bienvenue dans Anteroom',
    intro: 'Le bureau des personnes de votre clinique. Tout reste sur ce PC, chiffré.',
    setUp: 'Créer une nouvelle clinique',
    setUpExplained: 'Vous en devenez propriétaire. Deux minutes suffisent.',
    join: 'Joindre une clinique',
    joinExplained: 'La clinique fonctionne sur un autre PC. Son propriétaire vous donne un code.',
    sample: 'Explorer une clinique d’exemple',
    sampleExplained: 'Des personnes et des clients inventés. Vous pouvez la retirer à tout moment.',
    keyTitleNone: 'Ce PC n’a pas de trousseau',
    keyTitleUnavailable: 'Le trousseau de ce PC ne répond pas',
    keyExplainedNone:
      'Anteroom chiffre les données de la clinique et garde normalement la clé dans le trousseau du système. Ici, la clé peut être gardée dans un fichier que seul votre compte sur ce PC peut lire. Qui accède à votre compte peut alors ouvrir les données.',
    keyExplainedUnavailable:
      'Anteroom chiffre les données de la clinique et garde normalement la clé dans le trousseau du système. Déverrouillez le trousseau et redémarrez, ou gardez la clé dans un fichier que seul votre compte sur ce PC peut lire. Qui accède à votre compte peut alors ouvrir les données.',
    keepKeyInFile: 'Garder la clé dans un fichier sur ce PC',
    keepKeyFirst: 'Indiquez d’abord ci-dessus que la clé peut être dans un fichier.',
    preparing: 'Préparation de la clinique d’exemple…',
    clinicTitle: 'Créer une nouvelle clinique',
    clinicSection: 'Clinique',
    ownerSection: 'Vous, propriétaire de la clinique',
    clinicName: 'Nom de la clinique',
    timezone: 'Fuseau horaire',
    plan: 'Forfait',
    planHints: {
      solo: 'Un praticien, et du personnel qui ne traite pas',
      soloPlus: 'Un praticien avec des étudiants, et du personnel qui ne traite pas',
      teams: 'Autant de praticiens que voulu',
    },
    firstName: 'Prénom',
    lastName: 'Nom',
    email: 'Courriel',
    emailHint: 'Il sert à vous connecter.',
    password: 'Mot de passe',
    treatsClients: 'Je traite aussi des clients',
    treatsClientsHint: 'Ajoute le rôle Praticien à votre compte.',
    create: 'Créer la clinique',
    sheetTitle: 'Votre feuille de récupération',
    sheetIntro:
      'Si la clé de ce PC est un jour perdue, ceci est le seul chemin vers les données de la clinique. Personne ne peut la refaire pour vous.',
    sheetKeep: 'Imprimez-la et rangez-la avec vos contrats. Ne la gardez pas sur ce PC.',
    sheetKeyLabel: 'Clé de récupération',
    sheetCode: 'La clé de récupération en code carré, pour un lecteur à main',
    checkGroup: 'contrôle',
    sheetPrintFor: (clinic) => `Feuille de récupération de ${clinic}`,
    sheetPrintUse:
      'Quand Anteroom dit ne pas pouvoir ouvrir les données de la clinique, saisissez cette clé ou balayez le code carré. Elle ouvre les données du PC où elle a été faite, et ses sauvegardes.',
    sheetPrintedOn: (day) => `Faite le ${day}`,
    typeBackTitle: 'Ressaisissez deux groupes',
    typeBack: 'Pour être sûr que la feuille est lisible. Lisez-les sur le papier.',
    group: (index) => `Groupe ${index + 1}`,
    confirm: 'Confirmer la feuille',
    later: 'Plus tard',
    laterHint: 'D’ici là, le poste vous le rappelle.',
    confirmTitle: 'Confirmez votre feuille de récupération',
    confirmGone:
      'Le programme ne peut plus comparer votre feuille, car il a redémarré depuis. Faites une nouvelle feuille; l’ancienne cessera alors de fonctionner.',
    makeNewSheet: 'Faire une nouvelle feuille de récupération',
    makeNewSheetExplained: 'L’ancienne feuille n’ouvrira plus les données de ce PC. Détruisez-la.',
  },
  recoveryText: recoveryScreens,
  recoveryWords: {
    wrongTitle: 'Ce qui ne va pas',
    safeTitle: 'Ce qui est en sûreté',
    todoTitle: 'Que faire',
    folderTitle: 'Dossier des données',
    keyTitle: 'Ouvrir avec la clé de récupération',
    keyLabel: 'Clé de récupération',
    keyHint:
      'Neuf groupes de quatre caractères de la feuille imprimée. Saisissez-les ou balayez le code carré.',
    keyCount: (typed) => `${typed} caractères sur 36`,
    keyForeign: (characters) =>
      `Une clé de récupération ne contient jamais ${characters}. Vérifiez la feuille.`,
    keyTooMany: 'Il y a plus de caractères que dans une clé de récupération.',
    open: 'Ouvrir avec la clé de récupération',
    insteadOfPassword:
      'Quand plus aucun mot de passe n’ouvre la clinique. Ensuite, quelqu’un se connecte comme d’habitude.',
    noSheet:
      'Sans la feuille, personne ne peut ouvrir ces données, ni refaire la feuille. Gardez le dossier : la feuille peut réapparaître.',
    orRestore: 'Ou laissez Anteroom restaurer sa sauvegarde la plus récente, ci-dessous.',
    restoreTitle: 'Restaurer la sauvegarde la plus récente',
    restore: 'Restaurer la sauvegarde',
    restoreExplained: (day) =>
      `La sauvegarde la plus récente de ce PC date du ${day}; ce qui a été saisi ensuite manquera. Le fichier illisible est déplacé dans un dossier voisin, et n’est pas supprimé.`,
    restoreMissing: (day) =>
      `La sauvegarde la plus récente de ce PC date du ${day}; ce qui a été saisi ensuite manquera.`,
    noBackup: 'Anteroom n’a sur ce PC aucune sauvegarde à restaurer.',
  },
  recoveredText: {
    thisSessionOnly: () =>
      'Ouvert avec la clé de récupération, pour cette session seulement. Le prochain démarrage la redemandera jusqu’à ce que le trousseau de ce PC réponde.',
    keyRenewed: () =>
      'Ouvert avec la clé de récupération. Ce PC a une nouvelle clé, et le prochain démarrage se fait sans la feuille.',
    slotsRebuilt: () =>
      'Ouvert avec la clé de récupération. Le fichier de clés perdu a été refait, et le prochain démarrage se fait sans la feuille.',
    databaseRestored: (day) =>
      `Restauré de la sauvegarde du ${day} : ce qui a été saisi ensuite manque ici. Un fichier illisible se trouve dans le dossier des données, sous « damaged ».`,
  },
}
