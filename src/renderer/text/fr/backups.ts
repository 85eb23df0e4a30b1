import type * as english from '../backups.ts'
import type { FileTranslation } from '../language.ts'

/** Sauvegardes. */
export const backups: FileTranslation<typeof english> = {
  backupsText: {
    explained:
      'Une sauvegarde contient toutes les données de ce PC, chiffrées. Elle s’ouvre avec la feuille de récupération de son époque, sur n’importe quel PC. Chacune est ouverte et vérifiée avant qu’une plus ancienne parte.',
    failed: 'Les sauvegardes n’ont pas pu être chargées',
    last: 'Dernière sauvegarde',
    never: 'Encore aucune',
    schedule: 'Sauvegardes automatiques',
    folder: 'Dossier',
    inDataFolder: 'Dans le dossier des données de ce PC',
    better:
      'Si ce PC est perdu, ces sauvegardes le sont aussi. Une clé USB ou un dossier réseau, gardé ailleurs, est plus sûr.',
    chooseFolder: 'Choisir un autre dossier',
    backToDataFolder: 'Utiliser le dossier des données',
    typedFolder: 'Chemin du dossier',
    typedHint: 'Par exemple /media/stick ou E:\\',
    wholePath: 'Saisissez le chemin complet du dossier, comme /media/stick ou E:\\.',
    noneThere:
      'Il n’y a pas de sauvegarde dans ce dossier. Choisissez celui, ou la clé USB, qui contient « Anteroom backups ».',
    make: 'Sauvegarder maintenant',
    stop: 'Arrêter',
    made: 'La sauvegarde est faite et vérifiée.',
    stopped: 'Arrêté. Aucune sauvegarde n’a été faite.',
    list: 'Sauvegardes de ce PC',
    date: 'Faite',
    size: 'Taille',
    state: 'Vérifiée',
    check: 'Vérifier cette sauvegarde',
    checkOf: (when) => `Vérifier cette sauvegarde : ${when}`,
    sound: 'Saine',
    emptyTitle: 'Encore aucune sauvegarde',
    empty: '« Sauvegarder maintenant » fait la première.',
    failedLately: 'Pas de sauvegarde depuis le dernier essai',
    restoreWay: 'Restaurer une sauvegarde',
    restoreWayExplained:
      'Ce PC reçoit les données d’une sauvegarde. Il vous faut son dossier et la feuille de récupération.',
    restoreTitle: 'Restaurer une sauvegarde',
    restoreIntro: 'Choisissez le dossier ou la clé USB des sauvegardes, puis l’une d’elles.',
    find: 'Chercher des sauvegardes',
    pick: 'Choisir un dossier',
    found: 'Sauvegardes trouvées',
    recoveryKey: 'Clé de récupération',
    recoveryKeyHint: 'De la feuille de récupération de l’époque de la sauvegarde',
    restore: 'Restaurer',
    restoring: 'Vérification et restauration. Une grande clinique prend une minute.',
  },
  scheduleNames: {
    hourly: 'Chaque heure, si quelque chose a changé',
    daily: 'Chaque jour, si quelque chose a changé',
    off: 'Jamais : seulement à la main',
  },
  stepNames: {
    copying: 'Copie …',
    hashing: 'Lecture de la copie …',
    checking: 'Ouverture et vérification de la copie …',
    done: 'Fin …',
  },
  backupFailureText: {
    diskFull: 'Le disque est plein. Libérez de la place, ou choisissez un autre dossier.',
    noAccess: 'Rien ne peut être écrit dans le dossier. La clé USB est-elle en place?',
    damaged: 'Les données n’ont pas pu être lues en entier. Les anciennes sauvegardes sont intactes.',
    unsound: 'La copie n’était pas conforme. Les anciennes sauvegardes sont intactes.',
    unknown: 'Cela n’a pas marché. Les anciennes sauvegardes sont intactes.',
  },
  backupProblemText: {
    incomplete: 'Un fichier manque',
    forged: 'Pas faite par cette clinique, ou endommagée',
    changed: 'Un fichier a été changé',
    damaged: 'Endommagée',
    newer: 'Faite par un programme plus récent',
  },
}
