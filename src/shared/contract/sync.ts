import { z } from 'zod'
import { deviceIdSchema } from '../domain/ids.ts'
import { requiredLineSchema } from '../domain/text.ts'
import { defineRoutes } from './define.ts'

const nothing = z.strictObject({})
const time = z.number().int()

/** Why a PC and its hub are not in step, where waiting alone does not help. */
export const SYNC_PROBLEMS = [
  /** An owner took this PC out of the clinic. */
  'revoked',
  /** No certificate that counts, or no TLS: nothing was sent. */
  'unsafeConnection',
  /** What the hub gave was changed, mixed up or left out on the way. */
  'hubNotTrusted',
  /** Another hub answers at this address, or one whose data were made anew. */
  'otherHub',
  /** The hub lost what it had: this PC gives back what it lacks. */
  'hubWentBack',
  /** This PC's data are older than what it sent before: a backup or an image was put back. */
  'thisPcWentBack',
  /** The hub speaks a newer version than this program. */
  'updateNeeded',
  'storageFull',
  /** Another PC made very much inactive at once: an owner says whether that is taken. */
  'massVoid',
  /** Something is sealed with a key of the clinic that this PC has not got. */
  'keyMissing',
  /** This PC's disk is full: nothing can be written. */
  'diskFull',
  /** This PC can't read or write its own data. */
  'localTrouble',
  /** Another PC has not the same data, though both heard the same. */
  'differs',
] as const

export const syncStateSchema = z.strictObject({
  /** `none`: the clinic has one PC and no hub · `joining`: the clinic's data are on their way to this PC. */
  kind: z.enum(['none', 'joining', 'inStep', 'working', 'waiting', 'attention']),
  problem: z.enum(SYNC_PROBLEMS).nullable(),
  /** When everything of this PC was at the hub and everything of the hub here, last. */
  inStepSince: time.nullable(),
  lastContactAt: time.nullable(),
  /** Changes made here that the hub has not got. */
  unsent: z.int(),
  /** How far a long exchange is; null where there is none. */
  progress: z.strictObject({ done: z.int(), total: z.int() }).nullable(),
  toReview: z.int(),
  /** Changes that fit nothing here and were set aside. */
  setAside: z.int(),
  /** What waits for an owner's yes: from which PC, and how many rows of which table it takes away. */
  held: z
    .strictObject({ hash: z.string(), pcName: z.string(), rows: z.record(z.string(), z.int()) })
    .nullable(),
  /** By how many ms clocks are over five minutes off: this PC's against the hub's time (ahead, or behind below 0), others' ahead of this PC's. */
  clocks: z.strictObject({
    own: z.int().nullable(),
    others: z.array(z.strictObject({ pcName: z.string(), aheadMs: z.int() })).readonly(),
  }),
  /** Names of the PCs whose data are not the same as here, though both heard everything. */
  differsFrom: z.array(z.string()),
  /** The PC whose data this one takes again, and whether they are coming by now; null where it takes nobody's. */
  copying: z.strictObject({ fromName: z.string(), isComing: z.boolean() }).nullable(),
  /** What this PC's list of staff is worth without the hub: old, only owners sign in. Null where there is no hub. */
  staffList: z.strictObject({ isOld: z.boolean(), daysLeft: z.int() }).nullable(),
})
export type SyncState = z.infer<typeof syncStateSchema>

const pc = z.strictObject({
  pcId: deviceIdSchema,
  number: z.int(),
  name: z.string(),
  /** Null of a PC that joined, and of which nothing can be read: it has neither a name of its own nor a day. */
  joinedAt: time.nullable(),
  isThisPc: z.boolean(),
  isRevoked: z.boolean(),
  /** The rest as the hub last heard it; null where it never did, or can't be asked now. */
  lastSyncAt: time.nullable(),
  unsent: z.int().nullable(),
  version: z.string().nullable(),
})

/** Where a clinic's account is to be, and the word that a hub may ask for. */
const hubAccount = z.strictObject({
  address: requiredLineSchema(300),
  registrationCode: z.string().max(200, 'tooLong'),
})

const HUB_CODES = ['HUB_UNREACHABLE', 'HUB_UNSAFE', 'HUB_REFUSED'] as const

/** Several PCs of one clinic and their hub (product.md 41–44). */
export const syncRoutes = defineRoutes({
  'sync.get': {
    access: 'lockedOrSignedIn',
    audit: 'none',
    input: nothing,
    output: syncStateSchema,
    errors: [],
  },
  /** Tries now instead of at the next turn. */
  'sync.now': { access: 'signedIn', audit: 'none', input: nothing, output: nothing, errors: [] },
  'sync.getHub': {
    access: 'devices.manage',
    audit: 'none',
    input: nothing,
    output: z.strictObject({ address: z.string().nullable(), pcs: z.array(pc), isHubAsked: z.boolean() }),
    errors: [],
  },
  /** Makes the clinic's account at a hub, with this PC as its first. */
  'sync.createAccount': {
    access: 'devices.manage',
    audit: 'change',
    isFresh: true,
    input: hubAccount,
    output: nothing,
    errors: [...HUB_CODES, 'HUB_ALREADY'],
  },
  /**
   * Has the clinic's account at another hub, or again at one that lost its data: made there with every PC, or found
   * where another PC made it. Nothing is given up on any PC.
   */
  'sync.changeHub': {
    access: 'devices.manage',
    audit: 'change',
    isFresh: true,
    input: hubAccount,
    output: nothing,
    errors: [...HUB_CODES, 'NO_HUB', 'HUB_ALREADY'],
  },
  /** Makes the code by which one new PC joins within 15 minutes. Shown once; kept nowhere. */
  'sync.addPc': {
    access: 'devices.manage',
    audit: 'change',
    isFresh: true,
    input: nothing,
    output: z.strictObject({ code: z.string(), expiresAt: time }),
    errors: [...HUB_CODES, 'NO_HUB'],
  },
  /** Says of what another PC took away at once whether it is taken here, or put back on every PC. */
  'sync.decideHeld': {
    access: 'devices.manage',
    audit: 'change',
    isFresh: true,
    input: z.strictObject({ hash: z.string().max(64), take: z.boolean() }),
    output: nothing,
    errors: ['NOT_FOUND'],
  },
  /** An owner lets this PC go on with its old list of staff for 14 more days (security.md 6). */
  'sync.confirmStaffList': {
    access: 'devices.manage',
    audit: 'change',
    isFresh: true,
    input: nothing,
    output: nothing,
    errors: [],
  },
  /**
   * Makes everything on this PC what another PC of the clinic has, where data differ without anybody's doing. Begins
   * once that PC is on; what was changed here and not sent stays. A backup of what is here is made first.
   */
  'sync.copyData': {
    access: 'devices.manage',
    audit: 'change',
    isFresh: true,
    input: z.strictObject({ pcId: deviceIdSchema }),
    output: nothing,
    errors: ['NO_HUB', 'NOT_FOUND', 'THIS_PC', 'COPY_BEGUN', 'BACKUP_RUNNING', 'BACKUP_FAILED', 'CANCELLED'],
  },
  /** Lets that be, while it has not begun. */
  'sync.leaveCopy': {
    access: 'devices.manage',
    audit: 'change',
    input: nothing,
    output: nothing,
    errors: ['NOT_FOUND'],
  },
  'sync.renamePc': {
    access: 'devices.manage',
    audit: 'change',
    input: z.strictObject({ pcId: deviceIdSchema, name: requiredLineSchema(60) }),
    output: nothing,
    errors: ['NOT_FOUND'],
  },
  /** Takes a PC out: it gets nothing from now on, and what it still sends is refused. What is on it stays there. */
  'sync.revokePc': {
    access: 'devices.manage',
    audit: 'change',
    isFresh: true,
    input: z.strictObject({ pcId: deviceIdSchema }),
    output: nothing,
    errors: [...HUB_CODES, 'NO_HUB', 'NOT_FOUND', 'THIS_PC'],
  },
})
