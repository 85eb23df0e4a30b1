import { roleNames } from '../index.ts'
import type { FileTranslation } from '../language.ts'
import type * as english from '../mfa.ts'

/** Authentification multifacteur. */
export const mfa: FileTranslation<typeof english> = {
  enrolmentText: {
    title: 'Configurez votre second facteur',
    required:
      'Cette clinique demande un code en plus de votre mot de passe. Cela prend deux minutes et votre téléphone.',
    apps: 'Toute application d’authentification convient : Google Authenticator, Microsoft Authenticator, Aegis, 1Password, Bitwarden et d’autres.',
    scan: 'Balayez ceci avec l’application',
    qrLabel: 'Code QR pour votre application d’authentification',
    forAccount: (clinic) => `L’application l’affichera sous le nom ${clinic}, avec votre courriel.`,
    typeInstead: 'Ou saisissez cette clé dans l’application',
    copyKey: 'Copier la clé',
    confirm: 'Activer l’authentification multifacteur',
    code: 'Code affiché par l’application',
    codeExplained: 'Rien ne compte tant qu’un code de l’application n’est pas juste.',
    wrongCode:
      'Ce code est incorrect. Attendez le suivant. S’il reste incorrect, vérifiez l’heure du téléphone et du PC.',
    loading: 'Préparation de votre code QR',
    isOnTitle: 'L’authentification multifacteur est activée',
    codesNotKept:
      'Vos codes de secours n’ont pas encore été gardés. Créez-en de nouveaux; les précédents ne fonctionnent plus.',
    makeCodes: 'Créer de nouveaux codes de secours',
    startAgain: 'Recommencer',
  },
  recoveryCodesText: {
    title: 'Gardez vos codes de secours',
    explained:
      'Chacun remplace une fois un code, si le téléphone est perdu ou brisé. Ils ne sont montrés que maintenant; gardez-les loin de ce PC.',
    label: 'Codes de secours',
    kept: 'Je les ai gardés',
    done: 'Terminé',
    printTitle: 'Codes de secours Anteroom',
    printOf: (name, clinic) => [name, clinic].filter((part) => part !== '').join(', '),
    printUse:
      'Chaque code sert une fois : à la connexion, choisissez « Utiliser un code de secours ». Gardez cette feuille loin du PC.',
  },
  mfaText: {
    label: 'Authentification multifacteur (MFA)',
    on: 'Activée',
    since: (day) => `Activée depuis le ${day}`,
    off: 'Désactivée',
    required: 'Exigée par la clinique',
    requiredOfPerson: 'Exigée de cette personne',
    pending: 'La configuration se fera à la prochaine connexion.',
    ownOff: 'Avec elle, un mot de passe volé n’ouvre rien à lui seul.',
    codesLeft: (left) => `${left} codes de secours sur 10 restants`,
    setUp: 'Configurer',
    newCodes: 'Nouveaux codes de secours',
    newCodesExplained: 'Crée dix nouveaux codes. Ceux que vous avez cessent de fonctionner.',
    makeCodes: 'Créer de nouveaux codes',
    remove: 'Retirer l’authentification multifacteur',
    removeExplained:
      'Dès lors, votre mot de passe seul vous connecte et doit avoir au moins 15 caractères. Vos codes de secours cessent de fonctionner.',
    whyNoRemove:
      'La clinique exige l’authentification multifacteur; elle ne peut donc pas être retirée. Pour un nouveau téléphone, demandez une réinitialisation.',
    reset: 'Réinitialiser',
    resetTitle: (name) => `Réinitialiser l’authentification multifacteur de ${name}?`,
    resetExplained: (name, isRequired) =>
      `L’application et les codes de secours de ${name} cessent de fonctionner, et les sessions ouvertes prennent fin. ${
        isRequired
          ? 'La configuration se refera à la prochaine connexion.'
          : 'Le mot de passe seul suffira jusqu’à une nouvelle configuration.'
      } Assurez-vous que c’est bien ${name} qui le demande.`,
    reason: 'Raison',
    reasonHint: 'Figure au journal, par exemple « nouveau téléphone, vu en personne ».',
    ownPassword: 'Votre propre mot de passe',
    noLongerOffered:
      'La clinique n’offre plus l’authentification multifacteur. Un code est demandé tant qu’elle n’est pas retirée ici.',
    onlyOwners:
      'Seul un propriétaire de la clinique peut réinitialiser l’authentification d’un propriétaire.',
    notAllowed: 'Vos rôles ne vous permettent pas de réinitialiser l’authentification ici.',
    loading: 'Recherche de votre second facteur',
  },
  signInLockText: {
    label: 'Connexion',
    locked: 'Bloquée',
    failures: (count) =>
      `${count} ${count === 1 ? 'essai incorrect' : 'essais incorrects'} de suite sur ce PC.`,
    wait: (length) => `Le prochain essai doit attendre ${length}.`,
    noWaiting: 'Attendre n’aide plus; un code de secours ou vous-même, oui.',
    unlock: 'Débloquer',
    unlocked: 'Débloqué. Le prochain essai peut venir tout de suite.',
  },
  mfaSettingsText: {
    legend: 'Authentification multifacteur (MFA)',
    offered: 'Offrir l’authentification multifacteur',
    offeredExplained: 'Chacun peut protéger sa connexion par un code d’une application d’authentification.',
    notOffered:
      'Personne ne peut la configurer. Qui l’a déjà saisit toujours un code, jusqu’à ce qu’elle soit retirée ou réinitialisée.',
    who: 'Exigée de',
    nobody: 'Personne',
    everybody: 'Tous ceux qui se connectent',
    roles: 'Ces rôles',
    nobodyExplained: 'Chacun décide. Tous peuvent la retirer.',
    everybodyExplained:
      'Qui ne l’a pas encore la configure à la prochaine connexion, avant tout autre écran. Personne ne peut la retirer.',
    rolesExplained: (roles) =>
      roles.length === 0
        ? 'Cochez au moins un rôle.'
        : `${roles.map((role) => roleNames[role]).join(', ')} : qui ne l’a pas encore la configure à la prochaine connexion, avant tout autre écran, et ne peut pas la retirer.`,
    atLeastOneRole: 'Cochez au moins un rôle.',
  },
}
