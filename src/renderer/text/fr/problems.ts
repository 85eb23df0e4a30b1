import type { FileTranslation } from '../language.ts'
import type * as english from '../problems.ts'

const status = (is: 'active' | 'inactive'): string => (is === 'active' ? 'actif' : 'inactif')

/** Ce qui n’a pas marché, et que faire. */
export const problems: FileTranslation<typeof english> = {
  fieldProblemText: {
    required: 'À remplir.',
    malformed: 'Ceci ne semble pas juste. Cherchez une faute de frappe.',
    tooLong: 'C’est trop long.',
    tooShort: 'C’est trop court.',
    hiddenCharacters: 'Il y a des caractères invisibles. Saisissez à nouveau.',
    notOneOf: 'Choisissez dans la liste.',
    exactlyOneDefault: 'Cochez l’un des deux par défaut.',
    notADate: 'Ce jour n’existe pas.',
    noSuchTime: 'Les horloges sautent cette heure ce jour-là. Choisissez plus tôt ou plus tard.',
    inTheFuture: 'Ce jour est encore à venir.',
    inThePast: 'Ce jour est passé. Choisissez-en un plus tard.',
    sameAsOther: 'C’est le même que l’autre.',
    taken: 'Quelqu’un d’autre l’a déjà.',
    invalid: 'Ceci ne peut pas être utilisé.',
  },
  passwordRefusals: {
    tooShort: (minimum) =>
      `Utilisez au moins ${minimum} caractères. Quelques mots à la suite conviennent bien.`,
    tooLong: () => 'Utilisez au plus 128 caractères.',
    containsName: () =>
      'Laissez de côté noms, courriel et rôles de la personne, de la clinique et du programme.',
    tooSimple: () => 'Utilisez au moins cinq caractères différents.',
    common: () =>
      'Ceci se devine en premier : un mot de passe courant, ou fait d’un tel. Utilisez trois mots ou plus à la suite.',
    sameAsBefore: () => 'Choisissez un autre mot de passe que celui que vous avez.',
  },
  fileRefusals: {
    empty: 'Le fichier est vide.',
    tooLarge: 'Le fichier est trop gros. Divisez-le.',
    notText: 'Ce n’est pas un fichier texte. Enregistrez la liste en CSV et choisissez ce fichier.',
    noHeader: 'La première ligne doit nommer les colonnes.',
    noNameColumn:
      'Aucune colonne ne contient de noms. Nommez-en une « First name », « Last name » ou « Name ».',
    duplicateHeader: 'Deux colonnes ont le même nom. Renommez l’une d’elles.',
    badQuotes: 'Un guillemet est ouvert et jamais fermé.',
    lineTooLong:
      'Une ligne est trop longue, ou a plus de 500 colonnes. Peut-être qu’un guillemet est ouvert et jamais fermé.',
    tooManyLines: 'Le fichier a plus de 50 000 lignes. Divisez-le.',
  },
  failureSentences: {
    fields: 'Vérifiez les champs marqués.',
    form: 'Quelque chose dans ce formulaire ne peut pas être enregistré.',
    emailTaken: (name, is) => `Ce courriel est celui de ${name} (${status(is)}).`,
    staffIdTaken: (name, is) => `Ce nº d’employé est celui de ${name} (${status(is)}).`,
    nameTaken: (name) => `« ${name} » est déjà dans la liste.`,
    planForbidsPractitioner: (plan) =>
      `Le forfait ${plan} n’a pas de place pour un autre praticien. Le forfait Teams en a.`,
    internal: (reference) =>
      `Une erreur s’est produite dans le programme. Ce qui était enregistré est en sûreté. Référence : ${reference}`,
    keyMalformed:
      'Ce n’est pas une clé de récupération entière. Comparez-la à la feuille, groupe par groupe.',
    keyOpensNothing:
      'Cette clé n’ouvre pas les données de ce PC. Cherchez la feuille la plus récente de cette clinique.',
    lines: (count) =>
      count === 1
        ? 'Une ligne ne peut pas être importée. Rien n’a été enregistré.'
        : `${count} lignes ne peuvent pas être importées. Rien n’a été enregistré.`,
    lettersMissing: (letters) =>
      `Le PDF ne peut pas montrer ces lettres : ${letters}. « Imprimer la fiche » le peut.`,
    triesUsedUp:
      'Trop d’essais incorrects. Un propriétaire ou l’administration peut vous débloquer; un code de secours convient aussi.',
    tooManyTries: (wait) => `Trop d’essais incorrects. Réessayez dans ${wait}.`,
    reviewUndecided: (count) =>
      count === 1
        ? 'Une personne attend encore une décision.'
        : `${count} personnes attendent encore une décision.`,
    tooManyReads: (wait) =>
      `Plus de dossiers ont été ouverts que personne n’en lit à un poste. La suite dans ${wait}.`,
    directSessionsTaken: (most, month) =>
      `Le forfait Solo a ${most} séances directes par mois, et celles de ${month} sont prises. Les forfaits Solo+ et Teams n’ont pas cette limite.`,
    inApprovedTimesheet: 'Cette séance est dans une feuille de temps approuvée, qui est close.',
    inSubmittedTimesheet:
      'Cette séance est dans une feuille de temps qui attend son examen. Elle pourra être modifiée si celle-ci est refusée.',
    codeAndClockWrong: 'Ce code est incorrect, et l’horloge de ce PC aussi.',
    codeWrong: 'Ce code est incorrect. Attendez le suivant.',
    clientLooksSame: (name) => `Un client nommé ${name} est déjà là.`,
    staffListOld: (since) =>
      `Ce PC n’a plus de nouvelles des autres PC de la clinique depuis le ${since}. Des personnes ont pu partir depuis : seul un propriétaire peut se connecter. Branchez ce PC au réseau, ou demandez à un propriétaire de se connecter et de le laisser continuer.`,
    staffListOldNever:
      'Ce PC n’a plus de nouvelles des autres PC de la clinique depuis 14 jours. Des personnes ont pu partir depuis : seul un propriétaire peut se connecter. Branchez ce PC au réseau, ou demandez à un propriétaire de se connecter et de le laisser continuer.',
  },
  plainFailures: {
    UNKNOWN_ROUTE: 'Cette partie du programme n’existe pas. Redémarrez le programme.',
    WRONG_STAGE: 'Le programme en est ailleurs entre-temps. Réessayez.',
    NOT_SIGNED_IN: 'Vous êtes déconnecté. Connectez-vous et réessayez.',
    LOCKED: 'Le poste est verrouillé. Déverrouillez-le et réessayez.',
    MUST_CHANGE_PASSWORD: 'Choisissez d’abord votre propre mot de passe.',
    MUST_ENROL_MFA: 'Configurez d’abord votre second facteur.',
    REAUTH_NEEDED: 'Rien n’a été modifié, faute de confirmation que c’est vous.',
    FORBIDDEN: 'Vos rôles ne le permettent pas. Un propriétaire de la clinique peut changer cela.',
    DISK_FULL: 'Le disque de ce PC est plein, rien n’a été enregistré. Libérez de la place et réessayez.',
    LINK_LOST: 'La connexion au programme est perdue. Rien de plus n’a été enregistré.',
    NOT_FOUND: 'Ceci n’est plus là.',
    LAST_OWNER: 'C’est le dernier propriétaire actif de la clinique. Nommez d’abord quelqu’un d’autre.',
    OWN_STATUS:
      'Personne ne change son propre statut. Demandez à un autre propriétaire ou à l’administration.',
    OWN_ROLES: 'Personne ne change ses propres rôles. Demandez à un autre propriétaire.',
    OWNER_PROTECTED: 'Seul un propriétaire de la clinique peut changer ceci d’un propriétaire.',
    NOT_A_SIGN_IN_KIND:
      'Cette personne ne peut pas se connecter à ce programme; un mot de passe ne servirait à rien.',
    NO_EMAIL: 'Ajoutez d’abord un courriel principal. C’est le nom de connexion.',
    WRONG_CREDENTIALS: 'Courriel ou mot de passe incorrect.',
    CODE_NEEDED: 'Entrez aussi le code de votre application d’authentification.',
    MFA_NOT_OFFERED:
      'L’authentification multifacteur est désactivée dans cette clinique. Un propriétaire peut l’offrir dans Paramètres > Sécurité.',
    MFA_IS_ON: 'L’authentification multifacteur est déjà activée.',
    MFA_IS_OFF: 'L’authentification multifacteur est déjà désactivée.',
    MFA_REQUIRED:
      'La clinique exige de vous l’authentification multifacteur; elle ne peut donc pas être retirée. Pour un nouveau téléphone, demandez à un propriétaire de la réinitialiser.',
    OWN_MFA:
      'Personne ne réinitialise sa propre authentification. Demandez à un autre propriétaire ou à l’administration.',
    ENROLMENT_NOT_BEGUN: 'Ce code QR n’est plus valable. Recommencez pour en avoir un nouveau.',
    TEMPORARY_PASSWORD_ENDED:
      'Le mot de passe temporaire est expiré. Demandez-en un nouveau à un propriétaire ou à l’administration.',
    NOBODY_TO_PRINT: 'Aucun membre du personnel parmi les personnes affichées.',
    NOT_THE_TEMPORARY_PASSWORD:
      'Ce mot de passe n’est plus le temporaire. Donnez-en un autre et enregistrez sa fiche.',
    KEY_STORE_UNAVAILABLE: 'Le trousseau de ce PC ne répond pas. Déverrouillez-le et réessayez.',
    KEY_FILE_NOT_CHOSEN: 'Indiquez d’abord que la clé peut être dans un fichier sur ce PC.',
    DATA_ALREADY_HERE:
      'Ce PC contient déjà les données d’une clinique. Redémarrez le programme pour l’ouvrir.',
    RECOVERY_GROUPS_WRONG: 'Ces groupes diffèrent de la feuille. Comparez-les et saisissez-les à nouveau.',
    NO_SOUND_BACKUP:
      'Aucune sauvegarde de ce PC ne peut être lue avec cette clé. Rien n’a été modifié. Copiez d’abord le dossier des données en lieu sûr.',
    NOT_A_SAMPLE: 'C’est une vraie clinique. Elle ne peut pas être retirée ici.',
    MAIL_NOT_SET_UP: 'Ce PC n’envoie pas encore de courriel. Entrez et enregistrez d’abord le serveur.',
    HAS_LEFT: 'Cette personne est déjà partie.',
    NOT_LEFT: 'Cette personne n’est pas partie, ou est déjà de retour.',
    LEAVING_CHANGED:
      'Clients, séances, équipes ou étudiants ont changé pendant ce temps. Rien n’a été enregistré. Regardez à nouveau.',
    NOT_A_STUDENT: 'Cette personne n’est pas étudiante.',
    SET_UP_CHANGED: 'L’une des deux a été modifiée entre-temps. Rien n’a été enregistré. Regardez à nouveau.',
    BULK_CHANGED: 'Quelqu’un a été modifié entre-temps. Rien n’a été enregistré. Regardez à nouveau.',
    HUB_UNREACHABLE: 'Le hub ne répond pas. Vérifiez l’adresse et le réseau, et réessayez.',
    HUB_UNSAFE:
      'La connexion au hub n’est pas sûre; rien n’a été envoyé. Utilisez une adresse https dont le certificat est reconnu.',
    HUB_REFUSED: 'Le hub refuse. Demandez à qui l’exploite.',
    HUB_ALREADY: 'Cette clinique a déjà un hub.',
    NO_HUB: 'Cette clinique n’a pas encore de hub.',
    THIS_PC: 'C’est le PC où vous êtes. Faites-le sur un autre.',
    JOIN_CODE_WRONG: 'Ce n’est pas un code pour un nouveau PC. Recopiez-le de l’écran du propriétaire.',
    JOIN_CODE_ENDED:
      'Ce code a déjà servi, ou ses 15 minutes sont passées. Demandez-en un nouveau au propriétaire.',
    MERGE_KEEPS_STAFF: 'L’une des deux fiches est du personnel : gardez celle-là.',
    MERGE_CHANGED: 'L’une des deux a été modifiée entre-temps. Regardez à nouveau.',
    REVIEW_FINISHED: 'La revue des accès de ce trimestre est déjà signée.',
    STILL_HAS_ACCESS: 'Cette personne peut encore se connecter. Mettez d’abord fin à son accès.',
    COPY_BEGUN: 'Ce PC est déjà en train de reprendre les données d’un autre.',
    BACKUP_RUNNING: 'Une sauvegarde est déjà en cours.',
    BACKUP_FAILED: 'La sauvegarde n’a pas pu être faite. Les anciennes sont restées telles quelles.',
    BACKUP_UNSOUND:
      'Cette sauvegarde est endommagée ou incomplète. Rien n’a été modifié. Essayez-en une plus ancienne.',
    FOLDER_UNUSABLE: 'Rien ne peut être enregistré dans ce dossier. Choisissez-en un autre.',
    REVIEW_CHANGED: 'Quelqu’un l’a réglé entre-temps, ou cela a encore changé. Regardez à nouveau.',
    TEAM_PAGE_OFF: 'La clinique n’a pas de page d’équipe. Activez-la d’abord.',
    TIMESHEETS_OFF:
      'Les feuilles de temps sont désactivées dans cette clinique. Un propriétaire peut les activer dans les paramètres.',
    NOTHING_TO_SUBMIT:
      'Il n’y a rien à remettre : ces séances sont déjà dans une feuille, ou ne sont plus tenues et facturables.',
    OWN_TIMESHEET:
      'Personne n’examine sa propre feuille de temps. Demandez à un autre propriétaire ou à l’administration.',
    TIMESHEET_HELD_ELSEWHERE:
      'Une autre feuille a des séances de celle-ci. Refusez celle-ci, pour qu’elle soit remise sans elles.',
    TIMESHEET_CHANGED: 'Quelqu’un a décidé de cette feuille entre-temps. Regardez à nouveau.',
    SESSION_NOT_BEGUN:
      'Une séance encore à venir ne peut être ni terminée ni manquée. Pour la reporter, rouvrez-la d’abord.',
    CANCELLED: 'Annulé. Rien n’a été enregistré.',
  },
}
