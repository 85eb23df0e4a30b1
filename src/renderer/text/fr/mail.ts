import type { FileTranslation } from '../language.ts'
import { numberFormat } from '../locale.ts'
import type * as english from '../mail.ts'

const number = (count: number): string => numberFormat().format(count)
const waiting = (count: number): string =>
  count === 1 ? '1 courriel en attente' : `${number(count)} courriels en attente`

/** Courriel. */
export const mail: FileTranslation<typeof english> = {
  mailText: {
    explained:
      'Les personnes apprennent par courriel un nouveau compte, un mot de passe changé, des rôles changés, un permis bientôt échu. Ce PC envoie ce qui se fait sur lui; configurez chaque PC de la clinique.',
    host: 'Serveur',
    hostHint: 'Comme le nomme votre fournisseur, par exemple smtp.example.org',
    port: 'Port',
    security: 'Connexion',
    securities: { startTls: 'STARTTLS, exigé', tls: 'TLS dès le début', none: 'Non chiffrée' },
    securityHints: {
      startTls: 'Habituel avec le port 587. Rien n’est envoyé avant que la connexion soit chiffrée.',
      tls: 'Habituel avec le port 465.',
      none: 'Seulement pour un serveur sur ce PC même.',
    },
    openWay: 'Envoyer mot de passe et courriels non chiffrés',
    openWayHint:
      'Quiconque se trouve sur le chemin peut les lire. Demandez d’abord à votre fournisseur un port chiffré.',
    openWayNeeded: 'Cochez ceci, ou choisissez une connexion chiffrée.',
    user: 'Utilisateur',
    userHint: 'Laissez vide si le serveur ne demande pas de connexion.',
    password: 'Mot de passe',
    passwordKept: 'Un mot de passe est gardé. Saisissez pour le remplacer.',
    passwordHint: 'Gardé à côté de la clé de ce PC, jamais dans les données de la clinique.',
    passwordAgain:
      'Saisissez à nouveau le mot de passe : un mot de passe gardé ne va qu’au serveur pour lequel il a été saisi.',
    senderName: 'Nom de l’expéditeur',
    senderAddress: 'Adresse de l’expéditeur',
    portProblem: 'Un nombre de 1 à 65535',
    sendTest: 'Vous envoyer un courriel d’essai',
    saveFirst: 'Enregistrez d’abord : l’essai utilise ce qui est enregistré.',
    sending: 'Envoi…',
    testSent: (address) =>
      `Le serveur a pris le courriel pour ${address}. Vérifiez s’il est arrivé, aussi dans les indésirables.`,
    serverSaid: 'Les mots du serveur',
    remove: 'Retirer le courriel',
    removeQuestion: 'Retirer le courriel de ce PC?',
    removeExplained: (count) => {
      const lost =
        count === 0
          ? ''
          : count === 1
            ? ' Un courriel en attente est abandonné.'
            : ` ${count} courriels en attente sont abandonnés.`
      return `Le serveur et son mot de passe disparaissent de ce PC, et personne n’apprend plus par courriel ce qui s’y fait.${lost} Vous pouvez configurer à nouveau le courriel à tout moment.`
    },
    removeVerb: 'Retirer',
    queue: 'Courriels en route',
    nothingWaits: 'Rien n’attend.',
    lastSent: 'Le dernier courriel est parti',
    waiting,
    refused: (count) => (count === 1 ? '1 courriel refusé' : `${number(count)} courriels refusés`),
    waitingAndRefused: (waits, refused) => `${waiting(waits)}, ${number(refused)} refusés`,
    stopped: 'Le courriel est arrêté',
    open: 'Ouvrir Paramètres > Courriel',
    retry: 'Réessayer maintenant',
    discard: 'Effacer les refusés',
    nextTry: 'Prochain essai',
    stoppedUntil:
      'Rien n’est tenté avant que vous enregistriez ici ou appuyiez sur « Réessayer maintenant ».',
    attempts: (count) => (count === 0 ? '' : count === 1 ? '1 essai' : `${number(count)} essais`),
    refusedState: 'Refusé',
    nobody: 'Quelqu’un qui n’est plus là',
    more: (shown) => `Les ${shown} premiers sont affichés.`,
    failed: 'Le courriel n’a pas pu être chargé',
  },
  mailKindNames: {
    accountCreated: 'Nouveau compte',
    temporaryPasswordSet: 'Mot de passe temporaire',
    passwordChanged: 'Mot de passe changé',
    mfaOn: 'MFA activée',
    mfaOff: 'MFA désactivée',
    mfaReset: 'MFA réinitialisée',
    newSignInPc: 'Nouveau PC de connexion',
    rolesChanged: 'Rôles changés',
    alertRaised: 'Avis aux propriétaires',
    clientAssigned: 'Client confié',
    clientTaken: 'Client retiré',
    licenceEnding: 'Permis bientôt échu',
    placementEnding: 'Stage bientôt terminé',
    appointmentCreated: 'Nouveau rendez-vous',
    appointmentChanged: 'Rendez-vous modifié',
    appointmentCancelled: 'Rendez-vous annulé',
    timesheetSubmitted: 'Feuille de temps remise',
    timesheetApproved: 'Feuille de temps approuvée',
    timesheetDenied: 'Feuille de temps refusée',
  },
  mailProblemSentences: {
    nameNotFound: 'Aucun serveur de ce nom, ou ce PC est hors ligne. Vérifiez le nom du serveur.',
    noConnection: 'Le serveur est hors d’atteinte. Vérifiez serveur et port, et si ce PC est en ligne.',
    timedOut: 'Le serveur ne répond pas. Vérifiez serveur et port, et si un pare-feu s’interpose.',
    notUnderstood: 'Ce qui répond là n’est pas un serveur de courriel. Vérifiez serveur, port et connexion.',
    noEncryption:
      'La connexion n’a pas pu être chiffrée; rien n’a été envoyé. Vérifiez port et connexion; sur un réseau inconnu, attendez d’être sur le vôtre.',
    certificateUntrusted:
      'Personne à qui ce PC se fie ne garantit le certificat du serveur; rien n’a été envoyé. Vérifiez le nom du serveur, ou demandez à votre fournisseur.',
    certificateEnded:
      'Le certificat du serveur est échu; rien n’a été envoyé. Vérifiez la date de ce PC, ou demandez à votre fournisseur.',
    certificateOtherName:
      'Le certificat du serveur porte un autre nom; rien n’a été envoyé. Entrez le nom que donne votre fournisseur.',
    loginRefused:
      'Le serveur a refusé la connexion. Vérifiez utilisateur et mot de passe; certains fournisseurs veulent un mot de passe fait pour les programmes.',
    loginNotOffered:
      'Le serveur n’accepte pas de connexion d’utilisateur ici. Choisissez un autre port ou une autre connexion, ou laissez l’utilisateur vide.',
    loginNeeded: 'Le serveur veut une connexion. Entrez utilisateur et mot de passe.',
    passwordUnreadable:
      'Le mot de passe n’a pas pu être lu du trousseau de ce PC. Déverrouillez-le, ou saisissez le mot de passe à nouveau.',
    serverBusy: 'Le serveur remet à plus tard.',
    senderRefused:
      'Le serveur ne laisse pas ce compte envoyer depuis l’adresse de l’expéditeur. Vérifiez l’adresse.',
    recipientRefused: 'Le serveur a refusé le destinataire. Vérifiez le courriel de la personne.',
    contentRefused:
      'Le serveur a refusé le courriel lui-même, peut-être comme indésirable. Demandez à votre fournisseur.',
    noAddress: 'La personne n’a plus de courriel.',
    tooOld: 'Il a attendu sept jours et a été abandonné.',
  },
}
