import type { FileTranslation } from '../language.ts'
import type * as english from '../identity.ts'
import { lengthOfTime } from '../time.ts'

const clockOf = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`

/** Connexion, verrouillage et mot de passe. */
export const identity: FileTranslation<typeof english> = {
  identityText: {
    signInTo: (clinic) => `Connexion à ${clinic}`,
    signIn: 'Se connecter',
    openTitle: 'Ouvrir la clinique',
    openExplained:
      'Sur ce PC, les données de la clinique ne s’ouvrent qu’avec un mot de passe. Le vôtre les ouvre et vous connecte, si vous vous êtes déjà connecté ici.',
    open: 'Ouvrir et se connecter',
    email: 'Courriel',
    password: 'Mot de passe',
    sampleTitle: 'Connexions d’exemple',
    sampleExplained: 'Ceci est une clinique d’exemple. Choisissez quelqu’un pour remplir le formulaire.',
    samplePassword: (password) => `Mot de passe de tout le monde : ${password}`,
    sampleDetail: (role, email) => `${role} · ${email}`,
    moreOfRole: (count, role) => `${count} de plus : ${role}`,
    lockedTitle: 'Verrouillé',
    unlock: 'Déverrouiller',
    typing: {
      kept: 'Ce que vous avez saisi est gardé.',
      partly:
        'Ce que vous avez saisi est gardé, sauf mots de passe et choix non enregistrés, qui sont à refaire.',
      lost: 'Ce qui n’était pas enregistré sera à choisir ou à saisir de nouveau.',
    },
    switchPerson: 'Changer de personne',
    somebodyElse: 'Se connecter en tant que quelqu’un d’autre',
    changeTitle: 'Choisissez votre propre mot de passe',
    changeExplained:
      'Votre mot de passe temporaire ne servait qu’à la première connexion. Personne d’autre ne connaîtra le nouveau.',
    currentPassword: 'Mot de passe temporaire',
    newPassword: 'Nouveau mot de passe',
    change: 'Enregistrer le mot de passe',
    wrongPassword: 'Le mot de passe est incorrect.',
    required: 'À remplir.',
    capsLock: 'Le verrouillage des majuscules est activé.',
  },
  codeText: {
    title: 'Entrez votre code',
    explained:
      'Ouvrez l’application d’authentification sur votre téléphone. Les six chiffres changent toutes les 30 secondes.',
    code: 'Code',
    codeOfApp: 'Code de votre application d’authentification',
    submit: 'Se connecter',
    startAgain: 'Recommencer',
    byRecovery: 'Utiliser un code de secours',
    byApp: 'Utiliser l’application d’authentification',
    recoveryTitle: 'Utiliser un code de secours',
    recoveryExplained:
      'Entrez un des dix codes que vous avez gardés en activant l’authentification multifacteur. Chacun sert une seule fois.',
    recoveryCode: 'Code de secours',
    recoveryOpens: 'Avec votre mot de passe, un de vos dix codes vous connecte.',
    wrongRecovery: 'Ce code de secours est incorrect, ou il a déjà servi.',
    recoveryLeft: (left) =>
      left === 0
        ? 'C’était votre dernier code de secours. Créez-en de nouveaux dans les paramètres du compte.'
        : `Il vous reste ${left} ${left === 1 ? 'code' : 'codes'} de secours. Les paramètres du compte en créent de nouveaux.`,
  },
  clockText: {
    offer: 'L’horloge de ce PC est-elle juste?',
    title: 'Vérifier l’horloge de ce PC',
    explained:
      'Avec une horloge fausse, de bons codes paraissent incorrects. Entrez le code que votre application montre maintenant, attendez qu’il change, puis entrez le suivant.',
    first: 'Le code maintenant',
    second: 'Le code suivant',
    check: 'Vérifier l’horloge',
    back: 'Entrer un code',
    right:
      'L’horloge de ce PC est juste. Cherchez dans votre application l’entrée de cette clinique et entrez un code récent.',
    unknown:
      'Ces deux codes ne se suivent pas, ou appartiennent à un autre compte. Attendez un nouveau code et réessayez, ou utilisez un code de secours.',
    off: (direction, minutes) =>
      `L’horloge de ce PC est ${direction === 'behind' ? 'en retard' : 'en avance'}${minutes === null ? ', de beaucoup' : ` de ${lengthOfTime(Math.abs(minutes) * 60)}`}. Réglez-la dans les paramètres du PC et entrez un code récent, ou utilisez un code de secours.`,
    notCounted: 'Ces codes ne connectent personne.',
  },
  waitText: {
    countdown: (seconds) => `Trop d’essais incorrects. Réessayez dans ${clockOf(seconds)}.`,
    over: 'Vous pouvez réessayer.',
  },
  confirmText: {
    title: 'Confirmez que c’est vous',
    explained: 'Ceci demande de vérifier à nouveau qui est au poste. La suite se fait d’elle-même.',
    confirm: 'Confirmer',
  },
}
