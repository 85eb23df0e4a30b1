import type { MailedAlert } from '#shared/domain/alerts.ts'
import type { MailLanguage } from '../mailLanguage.ts'
import { roleList } from '../roleList.ts'
import { sessionWords } from './mailSessions.ts'
import { roles } from './roles.ts'

const ALERTS: Readonly<Record<MailedAlert, string>> = {
  emergencyAccess: 'Somebody opened the emergency view, which shows records without a sign-in.',
  bulkReading: 'Somebody opened more records in a short time than anybody reads.',
  logDamaged: 'The log on this PC was changed from outside the program, or is damaged.',
  backupMissing: 'No backup of the data of this PC could be made for several days.',
  lockedOut: 'There were so many wrong tries to sign in to one account that it is locked on this PC.',
  pcWentBack:
    'The data of a PC went back to an older state, as after a restored backup. What the clinic knows came back to it.',
  hubWentBack: 'The hub lost changes that it had, as after a restored backup. The PCs sent them again.',
  changesLost:
    'What a PC sent before it was taken out of the clinic can’t be read. What was done on it then is on no other PC.',
}

const isAlert = (name: string): name is MailedAlert => Object.hasOwn(ALERTS, name)

const NOT_YOU = 'If this was not you, tell an owner of the clinic at once, in person or by phone.'
const NOT_AGREED = 'If you did not expect this, ask an owner of the clinic, in person or by phone.'
const ASK_OFFICE = 'If you have questions, ask the office of the clinic.'

/** To the student, and to the supervisor, whose mail names the student. */
const placementEnding: MailLanguage['kinds']['placementEnding'] = (facts, until) => {
  const student = String(facts['student'] ?? '')
  const whose = student === '' ? 'Your placement' : `The placement of ${student}`
  const when = until === '' ? 'is about to end' : `ends on ${until}`
  return {
    subject: `${whose} ${when}`,
    lines: [
      `${whose} ${when}.`,
      student === ''
        ? 'After that day your account becomes inactive by itself, and you can’t sign in any more.'
        : 'After that day the account becomes inactive by itself. Clients and sessions then need somebody else.',
    ],
    advice: ASK_OFFICE,
  }
}

/** The words of every mail in English. */
export const mail: MailLanguage = {
  locale: 'en-CA',
  greeting: (name) => (name === '' ? 'Hello,' : `Hello ${name},`),
  labels: { when: 'When', deviceName: 'On the PC', byName: 'By' },
  colon: ': ',
  footer: (clinic) =>
    `This mail comes from the people desk of ${clinic}. Nobody reads answers to it. Which mails you get, you choose in the program under Account Settings, Email Notification Settings.`,
  test: {
    subject: 'Test mail',
    lines: ['This is the test mail you asked for. Mail from this PC works.'],
    advice: '',
  },
  kinds: {
    accountCreated: () => ({
      subject: 'An account was made for you',
      lines: [
        'An account was made for you. You sign in with this e-mail address.',
        'The office gives you your first password in person. It never comes by mail.',
      ],
      advice: NOT_AGREED,
    }),
    temporaryPasswordSet: (_facts, until) => ({
      subject: 'You have a temporary password',
      lines: [
        'Your password was replaced by a temporary one. The office gives it to you in person; it never comes by mail.',
        until === ''
          ? 'At your next sign-in you choose your own.'
          : `It works until ${until}. At your next sign-in you choose your own.`,
      ],
      advice: NOT_AGREED,
    }),
    passwordChanged: () => ({
      subject: 'Your password was changed',
      lines: ['Your password was changed. The old one works no more.'],
      advice: NOT_YOU,
    }),
    mfaOn: () => ({
      subject: 'Multi-factor authentication is on',
      lines: ['From now on you sign in with your password and a code from your authenticator app.'],
      advice: NOT_YOU,
    }),
    mfaOff: () => ({
      subject: 'Multi-factor authentication is off',
      lines: ['From now on you sign in with your password alone. Your recovery codes work no more.'],
      advice: NOT_YOU,
    }),
    mfaReset: () => ({
      subject: 'Multi-factor authentication was reset',
      lines: [
        'Your authenticator app and your recovery codes work no more. At your next sign-in you set it up anew, where the clinic asks for it.',
      ],
      advice: NOT_AGREED,
    }),
    newSignInPc: () => ({
      subject: 'You signed in on a new PC',
      lines: ['Your account signed in on a PC where it had never signed in before.'],
      advice: NOT_YOU,
    }),
    rolesChanged: (facts) => {
      const held = roleList(String(facts['roles'] ?? ''), roles)
      return {
        subject: 'Your roles were changed',
        lines: [
          held === '' ? 'You hold no role any more.' : `Your roles are now: ${held}.`,
          'What you see in the program follows from them.',
        ],
        advice: NOT_AGREED,
      }
    },
    alertRaised: (facts) => {
      const kind = String(facts['alert'] ?? '')
      return {
        subject: 'Something needs an owner',
        lines: [
          isAlert(kind) ? ALERTS[kind] : 'Something happened that owners must hear of.',
          'Open Home in the program: it says who and what, and asks you to settle it.',
        ],
        advice: '',
      }
    },
    // No name: a mail lies in the open on its way, and what somebody is treated for begins with their name.
    clientAssigned: ({ clients = 1 }) => {
      const subject =
        Number(clients) > 1 ? `${clients} clients were assigned to you` : 'A client was assigned to you'
      return {
        subject,
        lines: [`${subject}. Who it is you see in the program under Clients.`],
        advice: ASK_OFFICE,
      }
    },
    clientTaken: ({ clients = 1 }) => {
      const isOne = Number(clients) === 1
      return {
        subject: isOne
          ? 'A client is no longer assigned to you'
          : `${clients} clients are no longer assigned to you`,
        lines: [
          `${isOne ? 'A client was' : `${clients} clients were`} taken from you. Who is left you see in the program under Clients.`,
        ],
        advice: ASK_OFFICE,
      }
    },
    licenceEnding: (_facts, until) => ({
      subject: until === '' ? 'Your licence is about to end' : `Your licence ends on ${until}`,
      lines: [
        until === ''
          ? 'Your registration or licence is about to end.'
          : `Your registration or licence ends on ${until}.`,
        'Once you have renewed it, give the office the new date.',
      ],
      advice: ASK_OFFICE,
    }),
    placementEnding,
    ...sessionWords,
  },
}
