import type { MailedAlert } from '#shared/domain/alerts.ts'
import type { MailLanguage } from '../mailLanguage.ts'
import { roleList } from '../roleList.ts'
import { sessionWords } from './mailSessions.ts'
import { roles } from './roles.ts'

const ALERTS: Readonly<Record<MailedAlert, string>> = {
  emergencyAccess: 'Quelqu’un a ouvert l’accès d’urgence, qui montre des dossiers sans connexion.',
  bulkReading: 'Quelqu’un a ouvert en peu de temps plus de dossiers qu’on n’en lit.',
  logDamaged: 'Le journal de ce PC a été modifié hors du programme, ou est endommagé.',
  backupMissing: 'Aucune sauvegarde des données de ce PC n’a pu être faite depuis plusieurs jours.',
  lockedOut: 'Il y a eu tant d’essais incorrects à un compte que sa connexion est bloquée sur ce PC.',
  pcWentBack:
    'Les données d’un PC sont revenues à un état plus ancien, comme après une sauvegarde restaurée. Ce que la clinique sait lui est revenu.',
  hubWentBack:
    'Le hub a perdu des modifications qu’il avait, comme après une sauvegarde restaurée. Les PC les ont renvoyées.',
  changesLost:
    'Ce qu’un PC a envoyé avant d’être retiré de la clinique est illisible. Ce qui y a été fait alors n’est sur aucun autre PC.',
}

const isAlert = (name: string): name is MailedAlert => Object.hasOwn(ALERTS, name)

const NOT_YOU =
  'Si ce n’était pas vous, dites-le tout de suite à un propriétaire de la clinique, en personne ou par téléphone.'
const NOT_AGREED =
  'Si vous ne vous y attendiez pas, adressez-vous à un propriétaire de la clinique, en personne ou par téléphone.'
const ASK_OFFICE = 'Si vous avez des questions, adressez-vous au bureau de la clinique.'

/** Au stagiaire, et à qui le supervise : ce courriel-là nomme le stagiaire. */
const placementEnding: MailLanguage['kinds']['placementEnding'] = (facts, until) => {
  const student = String(facts['student'] ?? '')
  const whose = student === '' ? 'Votre stage' : `Le stage de ${student}`
  const when = until === '' ? 'se termine bientôt' : `se termine le ${until}`
  return {
    subject: `${whose} ${when}`,
    lines: [
      `${whose} ${when}.`,
      student === ''
        ? 'Après ce jour, votre compte devient inactif de lui-même, et vous ne pouvez plus vous connecter.'
        : 'Après ce jour, le compte devient inactif de lui-même. Il faut alors quelqu’un d’autre pour les clients et les séances.',
    ],
    advice: ASK_OFFICE,
  }
}

/** Les mots de chaque courriel. */
export const mail: MailLanguage = {
  locale: 'fr-CA',
  greeting: (name) => (name === '' ? 'Bonjour,' : `Bonjour ${name},`),
  labels: { when: 'Quand', deviceName: 'Sur le PC', byName: 'Par' },
  colon: ' : ',
  footer: (clinic) =>
    `Ce courriel vient de l’accueil de ${clinic}. Personne n’y lit les réponses. Vous choisissez les courriels que vous recevez dans le programme, sous Paramètres du compte, Avis par courriel.`,
  test: {
    subject: 'Courriel d’essai',
    lines: ['Voici le courriel d’essai que vous avez demandé. L’envoi depuis ce PC fonctionne.'],
    advice: '',
  },
  kinds: {
    accountCreated: () => ({
      subject: 'Un compte a été créé pour vous',
      lines: [
        'Un compte a été créé pour vous. Vous vous connectez avec cette adresse de courriel.',
        'Le bureau vous remet votre premier mot de passe en personne. Il ne vient jamais par courriel.',
      ],
      advice: NOT_AGREED,
    }),
    temporaryPasswordSet: (_facts, until) => ({
      subject: 'Vous avez un mot de passe temporaire',
      lines: [
        'Votre mot de passe a été remplacé par un mot de passe temporaire. Le bureau vous le remet en personne; il ne vient jamais par courriel.',
        until === ''
          ? 'À votre prochaine connexion, vous choisissez le vôtre.'
          : `Il fonctionne jusqu’au ${until}. À votre prochaine connexion, vous choisissez le vôtre.`,
      ],
      advice: NOT_AGREED,
    }),
    passwordChanged: () => ({
      subject: 'Votre mot de passe a été changé',
      lines: ['Votre mot de passe a été changé. L’ancien ne fonctionne plus.'],
      advice: NOT_YOU,
    }),
    mfaOn: () => ({
      subject: 'L’authentification multifacteur est activée',
      lines: [
        'Vous vous connectez désormais avec votre mot de passe et un code de votre application d’authentification.',
      ],
      advice: NOT_YOU,
    }),
    mfaOff: () => ({
      subject: 'L’authentification multifacteur est désactivée',
      lines: [
        'Vous vous connectez désormais avec votre mot de passe seul. Vos codes de secours ne fonctionnent plus.',
      ],
      advice: NOT_YOU,
    }),
    mfaReset: () => ({
      subject: 'L’authentification multifacteur a été réinitialisée',
      lines: [
        'Votre application d’authentification et vos codes de secours ne fonctionnent plus. À votre prochaine connexion, vous la configurez à nouveau, si la clinique le demande.',
      ],
      advice: NOT_AGREED,
    }),
    newSignInPc: () => ({
      subject: 'Vous vous êtes connecté à un nouveau PC',
      lines: ['Votre compte s’est connecté à un PC où il ne l’avait jamais fait.'],
      advice: NOT_YOU,
    }),
    rolesChanged: (facts) => {
      const held = roleList(String(facts['roles'] ?? ''), roles)
      return {
        subject: 'Vos rôles ont été changés',
        lines: [
          held === '' ? 'Vous n’avez plus aucun rôle.' : `Vos rôles sont maintenant : ${held}.`,
          'Ce que vous voyez dans le programme en dépend.',
        ],
        advice: NOT_AGREED,
      }
    },
    alertRaised: (facts) => {
      const kind = String(facts['alert'] ?? '')
      return {
        subject: 'Quelque chose demande un propriétaire',
        lines: [
          isAlert(kind) ? ALERTS[kind] : 'Il s’est passé quelque chose que les propriétaires doivent savoir.',
          'Ouvrez l’accueil dans le programme : il dit qui et quoi, et vous demande de régler la question.',
        ],
        advice: '',
      }
    },
    // Pas de nom : un courriel est à découvert en chemin, et ce pour quoi quelqu’un est traité commence par son nom.
    clientAssigned: ({ clients = 1 }) => {
      const subject =
        Number(clients) > 1 ? `${clients} clients vous ont été attribués` : 'Un client vous a été attribué'
      return {
        subject,
        lines: [`${subject}. Vous voyez qui c’est dans le programme, sous Clients.`],
        advice: ASK_OFFICE,
      }
    },
    clientTaken: ({ clients = 1 }) => {
      const isOne = Number(clients) === 1
      return {
        subject: isOne
          ? 'Un client ne vous est plus attribué'
          : `${clients} clients ne vous sont plus attribués`,
        lines: [
          `${isOne ? 'Un client vous a été retiré' : `${clients} clients vous ont été retirés`}. Vous voyez qui reste dans le programme, sous Clients.`,
        ],
        advice: ASK_OFFICE,
      }
    },
    licenceEnding: (_facts, until) => ({
      subject: until === '' ? 'Votre permis se termine bientôt' : `Votre permis se termine le ${until}`,
      lines: [
        until === ''
          ? 'Votre inscription ou votre permis se termine bientôt.'
          : `Votre inscription ou votre permis se termine le ${until}.`,
        'Une fois renouvelé, donnez la nouvelle date au bureau.',
      ],
      advice: ASK_OFFICE,
    }),
    placementEnding,
    ...sessionWords,
  },
}
