import type { Translation } from '../language.ts'
import type { recoveryText } from '../start.ts'

const dataIsSafe = 'Les données de la clinique sont sur ce PC, inchangées et chiffrées.'
const fileIsLeft = 'Rien n’a été modifié. Le fichier est laissé tel quel.'
const fromBackup =
  'Copiez d’abord le dossier des données. Remettez ensuite le fichier à partir d’une sauvegarde de ce PC, et réessayez.'
const putBackFile = 'Remettez le fichier de données qui appartient à ce PC, et réessayez.'
const putBackKeyFile =
  'Remettez le fichier de clés dans le dossier des données à partir d’une sauvegarde de ce PC, et réessayez. Ne changez rien d’autre dans le dossier.'
const rebuildKeyFile =
  'Saisissez la clé de récupération de votre feuille. Anteroom fait alors un nouveau fichier de clés. Ne changez rien dans le dossier.'

/** Ce que dit chaque écran de récupération : ce qui ne va pas, ce qui est en sûreté, que faire. */
export const recoveryScreens: Translation<typeof recoveryText> = {
  storeUnavailable: {
    title: 'Le trousseau ne répond pas',
    wrong:
      'La clé des données de la clinique est dans le trousseau de ce PC, et le trousseau est verrouillé ou arrêté.',
    safe: dataIsSafe,
    todo: 'Déverrouillez le trousseau, le plus souvent en vous reconnectant à ce PC, et réessayez. D’ici là, la clé de récupération de votre feuille ouvre la clinique pour cette session.',
  },
  keyMissing: {
    title: 'La clé manque',
    wrong:
      'Le trousseau de ce PC répond, mais la clé des données de la clinique n’y est pas. Cela arrive après une nouvelle installation du système ou avec un autre utilisateur de ce PC.',
    safe: dataIsSafe,
    todo: 'Connectez-vous à ce PC avec le compte qui a créé la clinique, ou saisissez la clé de récupération de votre feuille. Ce PC recevra une nouvelle clé.',
  },
  keyWrong: {
    title: 'La clé ne correspond pas',
    wrong:
      'La clé que garde ce PC n’ouvre pas les données de la clinique. Les données ou la clé viennent peut-être d’un autre PC.',
    safe: dataIsSafe,
    todo: 'Saisissez la clé de récupération de la feuille de cette clinique. Ce PC recevra une nouvelle clé.',
  },
  noDriver: {
    title: 'Le trousseau est hors d’atteinte',
    wrong:
      'La clé des données de la clinique est dans le trousseau de ce PC, et la partie d’Anteroom qui parle au trousseau ne fonctionne pas ici.',
    safe: dataIsSafe,
    todo: 'Réinstallez Anteroom et réessayez. D’ici là, la clé de récupération de votre feuille ouvre la clinique pour cette session.',
  },
  slotsMissing: {
    title: 'Le fichier de clés manque',
    wrong:
      'Les données de la clinique sont ici, mais le petit fichier qui contient leurs clés verrouillées a disparu.',
    safe: dataIsSafe,
    todo: putBackKeyFile,
    todoWithKey: rebuildKeyFile,
  },
  slotsDamaged: {
    title: 'Le fichier de clés est endommagé',
    wrong:
      'Le petit fichier qui contient les clés verrouillées des données de la clinique est illisible, et sa copie aussi.',
    safe: dataIsSafe,
    todo: putBackKeyFile,
    todoWithKey: rebuildKeyFile,
  },
  databaseMissing: {
    title: 'Les données de la clinique ne sont plus à leur place',
    wrong:
      'Une clinique a été créée sur ce PC, mais son fichier de données n’est pas dans le dossier. Il a pu être déplacé, retiré par un antivirus, ou se trouver sur un disque non branché.',
    safe: 'Rien n’a été créé à nouveau; rien n’a donc pu être écrasé.',
    todo: 'Remettez le fichier anteroom.db dans le dossier des données, ou branchez le disque, et réessayez.',
    todoWithKey:
      'Remettez le fichier anteroom.db dans le dossier des données, ou branchez le disque, et réessayez. S’il est perdu, la clé de récupération de votre feuille ouvre les sauvegardes de ce PC.',
  },
  keyDoesNotOpen: {
    title: 'La clé n’ouvre pas les données',
    wrong:
      'La clé de ce PC est en ordre, mais le fichier de données est verrouillé avec une autre. Il vient d’un autre PC ou d’une autre clinique.',
    safe: fileIsLeft,
    todo: putBackFile,
  },
  databaseEmpty: {
    title: 'Le fichier de données est vide',
    wrong:
      'Le fichier des données de la clinique est là, mais il est vide. Une copie interrompue laisse un tel fichier.',
    safe: fileIsLeft,
    todo: fromBackup,
  },
  databasePlain: {
    title: 'Le fichier de données n’est pas chiffré',
    wrong:
      'Une base de données se trouve à la place des données de la clinique, mais elle n’est pas chiffrée. Anteroom n’écrit jamais un tel fichier.',
    safe: fileIsLeft,
    todo: 'Cherchez qui l’a mise là. Remettez ensuite le fichier de données qui appartient à ce PC, et réessayez.',
  },
  databaseOtherCipher: {
    title: 'Le fichier de données est chiffré autrement',
    wrong:
      'La clé correspond, mais un autre programme, ou une autre version, a chiffré le fichier d’une façon qu’Anteroom n’utilise pas.',
    safe: fileIsLeft,
    todo: 'Remettez le fichier de données tel qu’Anteroom l’a écrit, et réessayez.',
  },
  notADatabase: {
    title: 'Le fichier de données est autre chose',
    wrong:
      'Un fichier se trouve à la place des données de la clinique, mais ce n’est pas une base de données.',
    safe: fileIsLeft,
    todo: putBackFile,
  },
  databaseTruncated: {
    title: 'Le fichier de données est tronqué',
    wrong:
      'La clé correspond, mais la fin du fichier manque. Une copie interrompue, ou un disque plein, laisse un tel fichier.',
    safe: fileIsLeft,
    todo: fromBackup,
  },
  databaseDamaged: {
    title: 'Les données de la clinique sont illisibles',
    wrong: 'La clé correspond, mais le fichier de données est endommagé.',
    safe: fileIsLeft,
    todo: fromBackup,
  },
  newerVersion: {
    title: 'Ce programme est plus ancien que les données',
    wrong: 'Une version plus récente d’Anteroom a travaillé avec les données de cette clinique.',
    safe: dataIsSafe,
    todo: 'Installez la version la plus récente d’Anteroom et démarrez-la.',
  },
  migrationFailed: {
    title: 'La mise à jour des données n’a pas abouti',
    wrong: 'Cette version d’Anteroom devait réorganiser les données de la clinique, et n’y est pas parvenue.',
    safe: 'Chaque étape échouée a été annulée. Les données sont comme avant.',
    todo: 'Réessayez. Si cela échoue encore, gardez la version que vous aviez, et prévenez qui vous a donné celle-ci.',
  },
  diskFull: {
    title: 'Le disque est plein',
    wrong: 'Anteroom doit écrire sur le disque des données de la clinique, et il n’y a plus de place.',
    safe: 'Ce qui était commencé a été annulé. Les données de la clinique sont comme avant.',
    todo: 'Libérez de la place : videz la corbeille, déplacez films et téléchargements. Ne supprimez rien dans le dossier des données. Puis réessayez.',
  },
  noAccess: {
    title: 'Anteroom ne peut pas utiliser son dossier de données',
    wrong:
      'Le système refuse de lire ou d’écrire dans le dossier des données de la clinique. Il appartient peut-être à un autre utilisateur de ce PC, ou est protégé en écriture.',
    safe: dataIsSafe,
    todo: 'Connectez-vous à ce PC avec le compte qui a créé la clinique, ou demandez à qui s’occupe de ce PC d’autoriser votre compte. Puis réessayez.',
  },
  anotherInstance: {
    title: 'Anteroom est déjà ouvert',
    wrong: 'Un autre Anteroom travaille en ce moment avec les données de cette clinique.',
    safe: 'Rien n’a été modifié d’ici.',
    todo: 'Continuez dans l’autre fenêtre, ou fermez-la et réessayez.',
  },
  startFailed: {
    title: 'Anteroom n’a pas pu démarrer',
    wrong:
      'Une erreur qu’Anteroom ne sait pas nommer s’est produite. Le fichier anteroom.log du dossier des données dit ce qu’il en sait.',
    safe: 'Rien n’a été supprimé, et aucune clé n’a été créée.',
    todo: 'Réessayez. Si rien ne change, redémarrez ce PC, et montrez le journal à qui s’en occupe.',
  },
}
