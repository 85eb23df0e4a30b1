import type { MailKind, MailProblem, MailSecurity } from '#shared/domain/mail.ts'
import { translatable } from './language.ts'
import { numberFormat } from './locale.ts'

/** The words of Settings > Mail, and of mail that waits. */
export const mailText = translatable('mail.mailText', {
  explained:
    'People hear by e-mail of a new account, a changed password, changed roles, a licence about to end. This PC sends what is done on it; set up each PC of the clinic.',
  host: 'Server',
  hostHint: 'As your mail provider names it, such as smtp.example.org',
  port: 'Port',
  security: 'Connection',
  securities: {
    startTls: 'STARTTLS, required',
    tls: 'TLS from the start',
    none: 'Unencrypted',
  } satisfies Readonly<Record<MailSecurity, string>>,
  securityHints: {
    startTls: 'Usual with port 587. Nothing is sent until the connection is encrypted.',
    tls: 'Usual with port 465.',
    none: 'Only for a mail server on this very PC.',
  } satisfies Readonly<Record<MailSecurity, string>>,
  openWay: 'Send password and mail unencrypted',
  openWayHint:
    'Anybody on the way to this server can read them. Ask your provider for a port with encryption first.',
  openWayNeeded: 'Tick this, or choose an encrypted connection.',
  user: 'User',
  userHint: 'Leave it empty where the server asks for no sign-in.',
  password: 'Password',
  passwordKept: 'One is kept. Type to replace it.',
  passwordHint: 'Kept beside the key of this PC, never in the clinic’s data.',
  passwordAgain: 'Type the password again: a kept one only goes to the server it was typed for.',
  senderName: 'Name of the sender',
  senderAddress: 'Address of the sender',
  portProblem: 'A number from 1 to 65535',
  sendTest: 'Send a test mail to yourself',
  saveFirst: 'Save first: the test mail uses what is saved.',
  sending: 'Sending…',
  testSent: (address: string): string =>
    `The server took the mail to ${address}. Look whether it has come, in the spam folder too.`,
  serverSaid: 'The server’s words',
  remove: 'Take mail away',
  removeQuestion: 'Take mail away from this PC?',
  removeExplained: (waiting: number): string => {
    const lost =
      waiting === 0
        ? ''
        : waiting === 1
          ? ' One mail that waits is dropped.'
          : ` ${waiting} mails that wait are dropped.`
    return `The server and its password go from this PC, and nobody hears by e-mail any more of what is done here.${lost} You can set mail up again at any time.`
  },
  removeVerb: 'Take it away',
  queue: 'Mail on its way',
  nothingWaits: 'Nothing waits.',
  lastSent: 'The last mail went out',
  waiting: (number: number): string =>
    number === 1 ? '1 mail waiting' : `${numberFormat().format(number)} mails waiting`,
  refused: (number: number): string =>
    number === 1 ? '1 mail refused' : `${numberFormat().format(number)} mails refused`,
  waitingAndRefused: (waiting: number, refused: number): string =>
    `${mailText.waiting(waiting)}, ${numberFormat().format(refused)} refused`,
  stopped: 'Mail is stopped',
  open: 'Open Settings > Mail',
  retry: 'Try again now',
  discard: 'Clear the refused ones',
  nextTry: 'Next try',
  stoppedUntil: 'Nothing is tried until you save here or press “Try again now”.',
  attempts: (number: number): string =>
    number === 0 ? '' : number === 1 ? 'tried once' : `tried ${numberFormat().format(number)} times`,
  refusedState: 'Refused',
  nobody: 'Somebody who is gone',
  more: (shown: number): string => `The first ${shown} are shown.`,
  failed: 'Mail could not be loaded',
} as const)

/** What a mail is about, in a few words. */
export const mailKindNames: Readonly<Record<MailKind, string>> = translatable('mail.mailKindNames', {
  accountCreated: 'New account',
  temporaryPasswordSet: 'Temporary password',
  passwordChanged: 'Password changed',
  mfaOn: 'MFA on',
  mfaOff: 'MFA off',
  mfaReset: 'MFA reset',
  newSignInPc: 'New sign-in PC',
  rolesChanged: 'Roles changed',
  alertRaised: 'Notice to owners',
  clientAssigned: 'Client assigned',
  clientTaken: 'Client taken',
  licenceEnding: 'Licence about to end',
  placementEnding: 'Placement about to end',
  appointmentCreated: 'New appointment',
  appointmentChanged: 'Appointment changed',
  appointmentCancelled: 'Appointment cancelled',
  timesheetSubmitted: 'Timesheet handed in',
  timesheetApproved: 'Timesheet approved',
  timesheetDenied: 'Timesheet denied',
})

export const mailProblemSentences: Readonly<Record<MailProblem['what'], string>> = translatable(
  'mail.mailProblemSentences',
  {
    nameNotFound: 'There is no server of this name, or this PC is offline. Check the server’s name.',
    noConnection: 'The server can’t be reached. Check server and port, and whether this PC is online.',
    timedOut: 'The server does not answer. Check server and port, and whether a firewall stands between.',
    notUnderstood: 'What answers there is no mail server. Check server, port and connection.',
    noEncryption:
      'The connection could not be encrypted, so nothing was sent. Check port and connection; on a strange network, wait until you are on your own.',
    certificateUntrusted:
      'The server’s certificate is not vouched for by anybody this PC trusts, so nothing was sent. Check the server’s name, or ask your provider.',
    certificateEnded:
      'The server’s certificate has ended, so nothing was sent. Check the date of this PC, or ask your provider.',
    certificateOtherName:
      'The server’s certificate is for another name, so nothing was sent. Enter the name that your provider gives.',
    loginRefused:
      'The server refused the sign-in. Check user and password; some providers want a password made for programs.',
    loginNotOffered:
      'The server takes no sign-in on this connection. Choose another port or connection, or leave the user empty.',
    loginNeeded: 'The server wants a sign-in. Enter user and password.',
    passwordUnreadable:
      'The password can’t be read from this PC’s key store. Unlock the keychain, or type the password again.',
    serverBusy: 'The server puts it off for now.',
    senderRefused: 'The server does not let this account send from the sender’s address. Check the address.',
    recipientRefused: 'The server refused the recipient. Check the person’s e-mail.',
    contentRefused: 'The server refused the mail itself, perhaps as spam. Ask your provider.',
    noAddress: 'The person has no e-mail any more.',
    tooOld: 'It waited for seven days and was given up.',
  },
)

/** Why mail does not go out, with the server's code where it gave one. */
export function mailProblemText({ what, reply }: MailProblem): string {
  // The codes stay on one line.
  const code = reply === '' ? '' : ` (${reply.replace(' ', '\u00a0')})`
  return mailProblemSentences[what] + code
}
