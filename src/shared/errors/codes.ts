import { z } from 'zod'
import { BACKUP_FAILURES, BACKUP_PROBLEMS } from '../domain/backups.ts'
import { PASSWORD_PROBLEMS } from '../domain/passwords.ts'

/** What can be wrong with one field, as a fact; the words for it are the renderer's. */
export const FIELD_PROBLEMS = [
  'required',
  'malformed',
  'tooLong',
  'tooShort',
  'hiddenCharacters',
  'notOneOf',
  'exactlyOneDefault',
  'notADate',
  /** The clocks jump over it that day. */
  'noSuchTime',
  'inThePast',
  'inTheFuture',
  'sameAsOther',
  'taken',
  'invalid',
] as const
export type FieldProblem = (typeof FIELD_PROBLEMS)[number]

const nothing = z.strictObject({})
const person = z.strictObject({
  userId: z.string(),
  name: z.string(),
  status: z.enum(['active', 'inactive']),
})

/** Every error code of the program, with the shape of its data. Codes are facts, never sentences. */
export const ERROR_DATA = {
  // Any route
  UNKNOWN_ROUTE: nothing,
  BAD_INPUT: z.strictObject({ fields: z.record(z.string(), z.enum(FIELD_PROBLEMS)) }),
  WRONG_STAGE: z.strictObject({ stage: z.string() }),
  NOT_SIGNED_IN: nothing,
  LOCKED: nothing,
  MUST_CHANGE_PASSWORD: nothing,
  MUST_ENROL_MFA: nothing,
  /** The person must prove who they are first; `needsCode` where they have a second factor. */
  REAUTH_NEEDED: z.strictObject({ needsCode: z.boolean() }),
  /** More records were opened than anybody reads; it goes on after the minutes given. */
  TOO_MANY_READS: z.strictObject({ waitMinutes: z.int() }),
  FORBIDDEN: nothing,
  /** There is no room to store anything; nothing was stored. */
  DISK_FULL: nothing,
  INTERNAL: z.strictObject({ reference: z.string() }),
  LINK_LOST: nothing,
  // Particular routes
  NOT_FOUND: nothing,
  EMAIL_TAKEN: person,
  STAFF_ID_TAKEN: person,
  NAME_TAKEN: z.strictObject({ name: z.string() }),
  PLAN_FORBIDS_PRACTITIONER: z.strictObject({
    plan: z.enum(['solo', 'soloPlus']),
    neededPlan: z.literal('teams'),
  }),
  LAST_OWNER: nothing,
  OWN_STATUS: nothing,
  OWN_ROLES: nothing,
  OWNER_PROTECTED: nothing,
  NOT_A_SIGN_IN_KIND: nothing,
  NO_EMAIL: nothing,
  WRONG_CREDENTIALS: nothing,
  /** Null where no waiting helps: an owner or Office Admin unlocks, or a recovery code does. */
  TOO_MANY_TRIES: z.strictObject({ waitSeconds: z.int().nullable() }),
  /** This PC has been without the hub for so long that only owners may sign in; when it last heard, in ms. */
  STAFF_LIST_OLD: z.strictObject({ lastContactAt: z.number().nullable() }),
  CODE_NEEDED: nothing,
  /** `isClockWrong` where the clock of this PC went back behind what it has seen already. */
  WRONG_CODE: z.strictObject({ isClockWrong: z.boolean() }),
  MFA_NOT_OFFERED: nothing,
  MFA_IS_ON: nothing,
  MFA_IS_OFF: nothing,
  MFA_REQUIRED: nothing,
  OWN_MFA: nothing,
  ENROLMENT_NOT_BEGUN: nothing,
  TEMPORARY_PASSWORD_ENDED: nothing,
  NOT_THE_TEMPORARY_PASSWORD: nothing,
  /** Letters that no font of a printed sheet has, each once, with blanks between. */
  /** No staff among whom a printed list was asked for. */
  NOBODY_TO_PRINT: nothing,
  LETTERS_MISSING: z.strictObject({ letters: z.string() }),
  PASSWORD_REFUSED: z.strictObject({
    reason: z.enum([...PASSWORD_PROBLEMS, 'sameAsBefore']),
    minimum: z.number().int(),
  }),
  KEY_STORE_UNAVAILABLE: nothing,
  KEY_FILE_NOT_CHOSEN: nothing,
  DATA_ALREADY_HERE: nothing,
  RECOVERY_KEY_WRONG: z.strictObject({ reason: z.enum(['malformed', 'notThisClinic']) }),
  RECOVERY_GROUPS_WRONG: nothing,
  NO_SOUND_BACKUP: nothing,
  NOT_A_SAMPLE: nothing,
  FILE_UNREADABLE: z.strictObject({
    reason: z.enum([
      'empty',
      'tooLarge',
      'notText',
      'noHeader',
      'noNameColumn',
      'duplicateHeader',
      'badQuotes',
      'lineTooLong',
      'tooManyLines',
    ]),
  }),
  IMPORT_HAS_ERRORS: z.strictObject({ count: z.number().int() }),
  MAIL_NOT_SET_UP: nothing,
  HAS_LEFT: nothing,
  NOT_LEFT: nothing,
  /** Clients, sessions, crews or students are others than the person who decided had seen. */
  LEAVING_CHANGED: nothing,
  NOT_A_STUDENT: nothing,
  /** A client of the same name and date of birth is here already. */
  CLIENT_LOOKS_SAME: z.strictObject({
    clientId: z.string(),
    name: z.string(),
    status: z.enum(['active', 'waitlist', 'onHold', 'discharged']),
  }),
  /** Roles, crews or another part are others than the person who decided had seen. */
  SET_UP_CHANGED: nothing,
  /** Somebody of a bulk change, or what it depends on, is other than the person who decided had seen. */
  BULK_CHANGED: nothing,
  /** No answer from the hub, or none of this protocol. */
  HUB_UNREACHABLE: nothing,
  /** Nothing was sent: the connection has no certificate that counts, or no TLS. */
  HUB_UNSAFE: nothing,
  /** The hub says no, by the name its protocol gives the reason. */
  HUB_REFUSED: z.strictObject({ reason: z.string() }),
  HUB_ALREADY: nothing,
  NO_HUB: nothing,
  THIS_PC: nothing,
  JOIN_CODE_WRONG: nothing,
  JOIN_CODE_ENDED: nothing,
  /** Somebody settled it meanwhile, or another change came. */
  REVIEW_CHANGED: nothing,
  /** A member of staff can't become a guardian's or contact's record: the other one is to be kept. */
  MERGE_KEEPS_STAFF: nothing,
  /** The records are others than the person who decided had seen, or were changed since. */
  MERGE_CHANGED: nothing,
  /** The access review of this quarter is signed already, or the quarter is over. */
  REVIEW_FINISHED: nothing,
  /** So many people are not decided about yet. */
  REVIEW_UNDECIDED: z.strictObject({ count: z.int() }),
  /** Somebody can still sign in, so that their access was not ended. */
  STILL_HAS_ACCESS: nothing,
  /** The plan's direct sessions of a month `YYYY-MM` are taken. */
  PLAN_LIMITS_DIRECT_SESSIONS: z.strictObject({ plan: z.literal('solo'), most: z.int(), month: z.string() }),
  /** A timesheet holds this session: it waits for its reviewer, or was approved. */
  SESSION_IN_TIMESHEET: z.strictObject({ status: z.enum(['submitted', 'approved']) }),
  SESSION_NOT_BEGUN: nothing,
  /** The clinic has no team page. */
  TEAM_PAGE_OFF: nothing,
  TIMESHEETS_OFF: nothing,
  /** Every session chosen is in a timesheet already, or none is completed and billable. */
  NOTHING_TO_SUBMIT: nothing,
  OWN_TIMESHEET: nothing,
  /** Somebody decided about it meanwhile, or it was handed in again. */
  /** Another timesheet has sessions of this one. */
  TIMESHEET_HELD_ELSEWHERE: nothing,
  TIMESHEET_CHANGED: nothing,
  /** This PC is taking another one's data by now. */
  COPY_BEGUN: nothing,
  BACKUP_RUNNING: nothing,
  BACKUP_FAILED: z.strictObject({ why: z.enum(BACKUP_FAILURES) }),
  /** The backup can't take the place of the data. */
  BACKUP_UNSOUND: z.strictObject({ problem: z.enum(BACKUP_PROBLEMS) }),
  FOLDER_UNUSABLE: nothing,
  CANCELLED: nothing,
} as const satisfies Record<string, z.ZodType>

export type ErrorCode = keyof typeof ERROR_DATA
export type ErrorData<C extends ErrorCode> = z.infer<(typeof ERROR_DATA)[C]>

/** One error of a listed code with its data: what the border gives back and screens switch over. */
export type AppFailure<C extends ErrorCode = ErrorCode> = {
  [K in C]: { readonly code: K; readonly data: ErrorData<K> }
}[C]

/** The codes that any route may answer, whatever its own list says. */
export const COMMON_CODES = [
  'UNKNOWN_ROUTE',
  'BAD_INPUT',
  'WRONG_STAGE',
  'NOT_SIGNED_IN',
  'LOCKED',
  'MUST_CHANGE_PASSWORD',
  'MUST_ENROL_MFA',
  'REAUTH_NEEDED',
  'TOO_MANY_READS',
  'FORBIDDEN',
  'DISK_FULL',
  'INTERNAL',
  'LINK_LOST',
] as const satisfies readonly ErrorCode[]
export type CommonCode = (typeof COMMON_CODES)[number]
