import type { AppFailure, FieldProblem } from '#shared/errors/index.ts'
import { planNames } from './index.ts'
import { lengthOfTime, longDay, monthName } from './time.ts'
import { translatable } from './language.ts'

/** What is wrong with one field, as the sentence that stands under it. */
export const fieldProblemText: Readonly<Record<FieldProblem, string>> = translatable(
  'problems.fieldProblemText',
  {
    required: 'Fill this in.',
    malformed: 'This does not look right. Check it for a typing slip.',
    tooLong: 'This is too long.',
    tooShort: 'This is too short.',
    hiddenCharacters: 'This holds characters that can’t be seen. Type it anew.',
    notOneOf: 'Choose one of the list.',
    exactlyOneDefault: 'Tick one of the two as default.',
    notADate: 'This day does not exist.',
    noSuchTime: 'The clocks jump over this time on that day. Choose an earlier or a later one.',
    inThePast: 'This day is over. Choose a later one.',
    inTheFuture: 'This day is still to come.',
    sameAsOther: 'This is the same as the other one.',
    taken: 'Somebody else has this already.',
    invalid: 'This can’t be used.',
  },
)

type PasswordRefusal = AppFailure<'PASSWORD_REFUSED'>['data']
type FileRefusal = AppFailure<'FILE_UNREADABLE'>['data']['reason']

/** Why a new password was refused, by the reason. */
export const passwordRefusals: Readonly<Record<PasswordRefusal['reason'], (minimum: number) => string>> =
  translatable('problems.passwordRefusals', {
    tooShort: (minimum) => `Use at least ${minimum} characters. A few words in a row work well.`,
    tooLong: () => 'Use at most 128 characters.',
    containsName: () => 'Leave out names, e-mail and roles of the person, the clinic and the program.',
    tooSimple: () => 'Use at least five different characters.',
    common: () =>
      'This is guessed first: a common password, or one made of it. Use three or more words in a row.',
    sameAsBefore: () => 'Choose another password than the one you have.',
  })

/** Why a new password was refused. */
export function passwordRefusalText({ reason, minimum }: PasswordRefusal): string {
  return passwordRefusals[reason](minimum)
}

/** Why a file can't be read. */
export const fileRefusals: Readonly<Record<FileRefusal, string>> = translatable('problems.fileRefusals', {
  empty: 'The file is empty.',
  tooLarge: 'The file is too large. Split it into several.',
  notText: 'This is not a text file. Save the list as CSV and choose that file.',
  noHeader: 'The first line must name the columns.',
  noNameColumn: 'No column holds names. Name one “First name”, “Last name” or “Name”.',
  duplicateHeader: 'Two columns have the same name. Rename one of them.',
  badQuotes: 'A quotation mark is opened and never closed.',
  lineTooLong:
    'One line is too long, or has more than 500 columns. Perhaps a quotation mark is opened and never closed.',
  tooManyLines: 'The file has more than 50,000 lines. Split it into several.',
})

type Status = AppFailure<'EMAIL_TAKEN'>['data']['status']

/** Failures that have something to tell besides themselves. */
export const failureSentences = translatable('problems.failureSentences', {
  fields: 'Check the marked fields.',
  form: 'Something in this form can’t be stored.',
  emailTaken: (name: string, status: Status): string => `This e-mail belongs to ${name}, who is ${status}.`,
  staffIdTaken: (name: string, status: Status): string =>
    `This staff ID belongs to ${name}, who is ${status}.`,
  nameTaken: (name: string): string => `“${name}” is in the list already.`,
  planForbidsPractitioner: (plan: string): string =>
    `The plan ${plan} has no room for another practitioner. The plan Teams has.`,
  internal: (reference: string): string =>
    `Something went wrong in the program. What was stored before is safe. Reference: ${reference}`,
  keyMalformed: 'This is not a whole recovery key. Compare it with the sheet, group by group.',
  keyOpensNothing: 'This key does not open the data on this PC. Look for the newest sheet of this clinic.',
  lines: (count: number): string =>
    count === 1
      ? 'One line can’t be imported. Nothing was stored.'
      : `${count} lines can’t be imported. Nothing was stored.`,
  lettersMissing: (letters: string): string =>
    `The PDF can’t show these letters: ${letters}. “Print the slip” can.`,
  triesUsedUp: 'Too many wrong tries. An owner or Office Admin can unlock you; a recovery code works too.',
  tooManyTries: (wait: string): string => `Too many wrong tries. Try again in ${wait}.`,
  reviewUndecided: (count: number): string =>
    count === 1 ? 'One person is not decided about yet.' : `${count} people are not decided about yet.`,
  tooManyReads: (wait: string): string =>
    `More records were opened than anybody reads at a desk. It goes on in ${wait}.`,
  directSessionsTaken: (most: number, month: string): string =>
    `The plan Solo has ${most} direct sessions a month, and those of ${month} are taken. The plans Solo+ and Teams have no such limit.`,
  inApprovedTimesheet: 'This session is in an approved timesheet, which is closed.',
  inSubmittedTimesheet:
    'This session is in a timesheet that waits for its reviewer. It can be changed again once that is denied.',
  codeAndClockWrong: 'This code is wrong, and so is the clock of this PC.',
  codeWrong: 'This code is wrong. Wait for the next one.',
  clientLooksSame: (name: string): string => `A client named ${name} is here already.`,
  staffListOld: (since: string): string =>
    `This PC last heard from the clinic’s other PCs on ${since}. People may have left since, so only an owner can sign in now. Connect this PC to the network, or ask an owner to sign in and let it go on.`,
  staffListOldNever:
    'This PC has not heard from the clinic’s other PCs for 14 days. People may have left since, so only an owner can sign in now. Connect this PC to the network, or ask an owner to sign in and let it go on.',
} as const)

/** An error as a sentence for the person at the desk: what happened, and what to do. */
export function failureText(error: AppFailure): string {
  const words = failureSentences
  switch (error.code) {
    case 'BAD_INPUT':
      return Object.keys(error.data.fields).length === 0 ? words.form : words.fields
    case 'EMAIL_TAKEN':
      return words.emailTaken(error.data.name, error.data.status)
    case 'STAFF_ID_TAKEN':
      return words.staffIdTaken(error.data.name, error.data.status)
    case 'NAME_TAKEN':
      return words.nameTaken(error.data.name)
    case 'PLAN_FORBIDS_PRACTITIONER':
      return words.planForbidsPractitioner(planNames[error.data.plan])
    case 'PASSWORD_REFUSED':
      return passwordRefusalText(error.data)
    case 'INTERNAL':
      return words.internal(error.data.reference)
    case 'RECOVERY_KEY_WRONG':
      return error.data.reason === 'malformed' ? words.keyMalformed : words.keyOpensNothing
    case 'FILE_UNREADABLE':
      return fileRefusals[error.data.reason]
    case 'IMPORT_HAS_ERRORS':
      return words.lines(error.data.count)
    case 'LETTERS_MISSING':
      return words.lettersMissing(error.data.letters)
    case 'TOO_MANY_TRIES':
      return error.data.waitSeconds === null
        ? words.triesUsedUp
        : words.tooManyTries(lengthOfTime(error.data.waitSeconds))
    case 'REVIEW_UNDECIDED':
      return words.reviewUndecided(error.data.count)
    case 'TOO_MANY_READS':
      return words.tooManyReads(lengthOfTime(error.data.waitMinutes * 60))
    case 'PLAN_LIMITS_DIRECT_SESSIONS':
      return words.directSessionsTaken(error.data.most, monthName(error.data.month))
    case 'SESSION_IN_TIMESHEET':
      return error.data.status === 'approved' ? words.inApprovedTimesheet : words.inSubmittedTimesheet
    case 'WRONG_CODE':
      return error.data.isClockWrong ? words.codeAndClockWrong : words.codeWrong
    case 'CLIENT_LOOKS_SAME':
      return words.clientLooksSame(error.data.name)
    case 'STAFF_LIST_OLD':
      return error.data.lastContactAt === null
        ? words.staffListOldNever
        : words.staffListOld(longDay(error.data.lastContactAt))
    default:
      return plainFailures[error.code]
  }
}

type WithData =
  | 'BAD_INPUT'
  | 'EMAIL_TAKEN'
  | 'STAFF_ID_TAKEN'
  | 'NAME_TAKEN'
  | 'PLAN_FORBIDS_PRACTITIONER'
  | 'PASSWORD_REFUSED'
  | 'INTERNAL'
  | 'RECOVERY_KEY_WRONG'
  | 'FILE_UNREADABLE'
  | 'IMPORT_HAS_ERRORS'
  | 'LETTERS_MISSING'
  | 'TOO_MANY_TRIES'
  | 'TOO_MANY_READS'
  | 'REVIEW_UNDECIDED'
  | 'PLAN_LIMITS_DIRECT_SESSIONS'
  | 'SESSION_IN_TIMESHEET'
  | 'WRONG_CODE'
  | 'CLIENT_LOOKS_SAME'
  | 'STAFF_LIST_OLD'

/** Failures that say all by themselves. */
export const plainFailures: Readonly<Record<Exclude<AppFailure['code'], WithData>, string>> = translatable(
  'problems.plainFailures',
  {
    UNKNOWN_ROUTE: 'This part of the program is not there. Restart the program.',
    WRONG_STAGE: 'The program is at another point by now. Try again.',
    NOT_SIGNED_IN: 'You are signed out. Sign in and try again.',
    LOCKED: 'The desk is locked. Unlock it and try again.',
    MUST_CHANGE_PASSWORD: 'Choose your own password first.',
    MUST_ENROL_MFA: 'Set up your second factor first.',
    REAUTH_NEEDED: 'Nothing was changed, since it was not confirmed that it’s you.',
    FORBIDDEN: 'Your roles don’t allow this. A clinic owner can change that.',
    DISK_FULL: 'The disk of this PC is full, so nothing was stored. Make room and try again.',
    LINK_LOST: 'The connection to the program is lost. Nothing more was stored.',
    NOT_FOUND: 'This is no longer there.',
    LAST_OWNER: 'This is the last active clinic owner. Make somebody else an owner first.',
    OWN_STATUS: 'Nobody can change their own status. Ask another owner or office admin.',
    OWN_ROLES: 'Nobody can change their own roles. Ask another owner.',
    OWNER_PROTECTED: 'Only a clinic owner can change this of an owner.',
    NOT_A_SIGN_IN_KIND: 'This person can’t sign in to this program, so a password would be of no use.',
    NO_EMAIL: 'Add a primary e-mail first. It is the sign-in name.',
    WRONG_CREDENTIALS: 'E-mail or password is wrong.',
    CODE_NEEDED: 'Type the code of your authenticator app too.',
    MFA_NOT_OFFERED: 'This clinic has MFA switched off. An owner can offer it in Settings > Security.',
    MFA_IS_ON: 'MFA is on already.',
    MFA_IS_OFF: 'MFA is off already.',
    MFA_REQUIRED:
      'The clinic requires MFA of you, so it can’t be removed. With a new phone, ask an owner to reset it.',
    OWN_MFA: 'Nobody can reset their own MFA. Ask another owner or Office Admin.',
    ENROLMENT_NOT_BEGUN: 'This QR code is no longer good. Start again for a new one.',
    TEMPORARY_PASSWORD_ENDED: 'The temporary password has ended. Ask an owner or office admin for a new one.',
    NOBODY_TO_PRINT: 'There is no staff among the people that the list shows.',
    NOT_THE_TEMPORARY_PASSWORD:
      'This password is no longer the temporary one. Set another one and save its slip.',
    KEY_STORE_UNAVAILABLE: 'The keychain of this PC does not answer. Unlock it and try again.',
    KEY_FILE_NOT_CHOSEN: 'Say first that the key may lie in a file on this PC.',
    DATA_ALREADY_HERE: 'This PC holds data of a clinic already. Restart the program to open it.',
    RECOVERY_GROUPS_WRONG: 'These groups differ from the sheet. Compare them and type them again.',
    NO_SOUND_BACKUP:
      'None of the backups on this PC can be read with this key. Nothing was changed. Copy the data folder somewhere safe before anything else.',
    NOT_A_SAMPLE: 'This is a real clinic. It can’t be removed here.',
    MAIL_NOT_SET_UP: 'This PC sends no mail yet. Enter and save the mail server first.',
    HAS_LEFT: 'This person has left already.',
    NOT_LEFT: 'This person has not left, or is back already.',
    LEAVING_CHANGED:
      'Clients, sessions, crews or students changed while this was open. Nothing was stored. Look again.',
    NOT_A_STUDENT: 'This person is no student.',
    SET_UP_CHANGED: 'One of the two was changed meanwhile. Nothing was stored. Look again.',
    BULK_CHANGED: 'Somebody was changed meanwhile. Nothing was stored. Look again.',
    HUB_UNREACHABLE: 'The hub does not answer. Check the address and the network, and try again.',
    HUB_UNSAFE:
      'The connection to the hub is not safe, so nothing was sent. Use an https address whose certificate counts.',
    HUB_REFUSED: 'The hub says no. Ask whoever runs it.',
    HUB_ALREADY: 'This clinic has a hub already.',
    NO_HUB: 'This clinic has no hub yet.',
    THIS_PC: 'This is the PC you sit at. Do it at another one.',
    JOIN_CODE_WRONG: 'This is not a code for a new PC. Copy it once more from the owner’s screen.',
    JOIN_CODE_ENDED: 'This code was used already, or its 15 minutes are over. Ask the owner for a new one.',
    MERGE_KEEPS_STAFF: 'One of the two is staff: keep that record.',
    MERGE_CHANGED: 'One of the two was changed meanwhile. Look again.',
    TEAM_PAGE_OFF: 'The clinic has no team page. Switch it on first.',
    REVIEW_FINISHED: 'This quarter’s access review is signed already.',
    STILL_HAS_ACCESS: 'This person can still sign in. End their access first.',
    COPY_BEGUN: 'This PC is taking the data of another one by now.',
    BACKUP_RUNNING: 'A backup is being made already.',
    BACKUP_FAILED: 'The backup could not be made. The older ones are as they were.',
    BACKUP_UNSOUND: 'This backup is damaged or not whole. Nothing was changed. Try an older one.',
    FOLDER_UNUSABLE: 'Nothing can be stored in this folder. Choose another one.',
    REVIEW_CHANGED: 'Somebody settled this meanwhile, or it changed once more. Look again.',
    TIMESHEETS_OFF: 'This clinic has timesheets switched off. An owner can switch them on in Settings.',
    NOTHING_TO_SUBMIT:
      'There is nothing to hand in: these sessions are in a timesheet already, or no longer completed and billable.',
    OWN_TIMESHEET: 'Nobody reviews their own timesheet. Ask another owner or Office Admin.',
    TIMESHEET_HELD_ELSEWHERE:
      'Another timesheet has sessions of this one. Deny this one, so that it is handed in again without them.',
    TIMESHEET_CHANGED: 'Somebody decided about this timesheet meanwhile. Look again.',
    SESSION_NOT_BEGUN:
      'A session that is still to come can’t be completed or missed. To move one ahead, open it again first.',
    CANCELLED: 'Cancelled. Nothing was stored.',
  },
)
