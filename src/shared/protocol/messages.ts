import { z } from 'zod'
import { TEAM_ADDRESS } from '../lib/teamAddress.ts'
import { LIMITS } from './limits.ts'

const hex = (bytes: number): z.ZodString => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`, 'u'))
/** Binary in JSON: base64url without padding. */
const base64 = (most: number): z.ZodString =>
  z
    .string()
    .max(Math.ceil((most * 4) / 3))
    .regex(/^[A-Za-z0-9_-]*$/u)
const count = z.number().int().nonnegative()
/** In lower case: a clinic with one id has one account. */
const id = z.uuid().lowercase()
const INT32 = 2_147_483_647
const keyEpoch = z.number().int().min(1).max(LIMITS.keyEpochs)

/** An Ed25519 or X25519 public key, raw, as hex. */
export const publicKeySchema = hex(32)
export const hashSchema = hex(32)

/** The public half of a PC. */
export const pcSchema = z.strictObject({
  deviceId: id,
  /** Unique in the clinic for ever: the tie-break of stamps. */
  number: z.number().int().min(1).max(65_535),
  signKey: publicKeySchema,
  boxKey: publicKeySchema,
})
export type Pc = z.infer<typeof pcSchema>

/**
 * Why the other PCs believe a new one: the invitation, which an owner's PC put into a signed set, holds a public key;
 * its private half follows from the code that the owner showed, and signs the new PC's keys.
 */
export const joinCertificateSchema = z.strictObject({ inviteId: id, pc: pcSchema, signature: hex(64) })
export type JoinCertificate = z.infer<typeof joinCertificateSchema>

/** What stands unsealed, but signed, before a set's ciphertext. */
export const setHeaderSchema = z.strictObject({
  version: z.number().int(),
  clinicId: id,
  deviceId: id,
  /** Starts at 1; a PC whose data was restored takes the next one. */
  deviceEpoch: z.number().int().min(1).max(INT32),
  /** Runs from 1 in each device epoch, without gaps. */
  n: z.number().int().min(1),
  /** The hash of this PC's previous set of the same epoch; 64 zeros before the first. */
  previous: hashSchema,
  /** Which of the clinic's keys seals it. */
  keyEpoch,
  /** With a joined PC's first set. */
  join: joinCertificateSchema.optional(),
})
export type SetHeader = z.infer<typeof setHeaderSchema>
export const NO_SET = '0'.repeat(64)

/** The hub that answered: a PC that meets another hub, or one that lost its data, notices. */
export const hubIdentitySchema = z.strictObject({ hubId: id, generation: id })
export type HubIdentity = z.infer<typeof hubIdentitySchema>

/** `POST /v1/clinics`: a clinic's account on this hub, with its first PC. */
export const createClinicSchema = z.strictObject({
  clinicId: id,
  pc: pcSchema,
  /** Where the hub asks for a word before it takes a new clinic. */
  registrationCode: z.string().max(200),
})
export const createClinicAnswerSchema = z.strictObject({ hub: hubIdentitySchema, token: hex(32) })

/** The last set of a PC; number 0 of epoch 0 before its first. */
export const lastSetSchema = z.strictObject({ deviceEpoch: count, n: count, hash: hashSchema })

/**
 * `POST /v1/renewals`: the account of a clinic that this hub has not, or has no more, with all PCs that one of them
 * knows, so that each goes on after its last set.
 */
export const renewSchema = z.strictObject({
  clinicId: id,
  /** The PC that asks. */
  deviceId: id,
  registrationCode: z.string().max(200),
  /** The highest number that a PC was given. */
  lastNumber: z.number().int().min(1).max(65_535),
  pcs: z
    .array(
      z.strictObject({
        pc: pcSchema,
        last: lastSetSchema,
        isRevoked: z.boolean(),
        /** The clinic keys after the first, wrapped for it by the PC that asks. */
        keys: z.array(z.strictObject({ keyEpoch, wrapped: base64(1_024) })).max(LIMITS.keyEpochs),
      }),
    )
    .min(1)
    .max(LIMITS.devices),
})
/** `PUT /v1/renewals/statement`: the PC that asked signs where the clinic is from now on, for the others to believe. */
export const renewalStatementSchema = z.strictObject({ signature: hex(64) })
/** `POST /v1/renewals/statement`: who renewed a clinic's account here, with the signature. */
export const askRenewalSchema = z.strictObject({ clinicId: id })
export const renewalSchema = z.strictObject({ hub: hubIdentitySchema, by: id, signature: hex(64) })
export type Renewal = z.infer<typeof renewalSchema>
/** `POST /v1/renewals/return`: another PC of the clinic shows by its key who it is, and goes on after `last`. */
export const returnSchema = z.strictObject({
  clinicId: id,
  deviceId: id,
  signature: hex(64),
  /** When it was signed, by the hub's clock: of a PC that was here before and lost its token. */
  at: count.optional(),
})
export const returnAnswerSchema = z.strictObject({
  hub: hubIdentitySchema,
  token: hex(32),
  last: lastSetSchema,
})

/** `POST /v1/invites`: keeps the clinic's keys, wrapped under the code's secret, for one use within 15 minutes. */
export const createInviteSchema = z.strictObject({
  inviteId: id,
  /** SHA-256 of the proof that follows from the secret. */
  proofHash: hashSchema,
  wrapped: base64(LIMITS.invite),
})
export const createInviteAnswerSchema = z.strictObject({ expiresAt: count })
/** `POST /v1/numbers`: a number that no other PC of the clinic was ever given. */
export const takeNumberAnswerSchema = z.strictObject({ number: z.number().int().min(2) })

/** `POST /v1/join`: takes an invitation up. Repeated by the same PC, it gets the same answer. */
export const joinSchema = z.strictObject({
  clinicId: id,
  proof: hex(32),
  certificate: joinCertificateSchema,
})
export const joinAnswerSchema = z.strictObject({ hub: hubIdentitySchema, token: hex(32) })
/** `POST /v1/invites/open`: reads what the invitation keeps, before joining; several times until it is used. */
export const openInviteSchema = z.strictObject({ clinicId: id, inviteId: id, proof: hex(32) })
export const openInviteAnswerSchema = z.strictObject({ wrapped: base64(LIMITS.invite) })

/** `POST /v1/sets`: the body is frames of sealed sets, in their order. */
export const pushAnswerSchema = z.strictObject({
  hub: hubIdentitySchema,
  /** The hub's order of each set, also of one that it had already. */
  seqs: z.array(count),
  head: count,
})
/**
 * `GET /v1/sets?after=<seq>&wait=<seconds>`: frames of sealed sets in the hub's order, each led by its seq; the head
 * in the header `anteroom-head`, hub and generation in `anteroom-hub` as `<hubId>.<generation>`.
 * With `oldest` greater than `after` + 1 the sets between are gone: a snapshot has them.
 */
export const HEAD_HEADER = 'anteroom-head'
export const OLDEST_HEADER = 'anteroom-oldest'
export const HUB_HEADER = 'anteroom-hub'

/** `POST /v1/status`: what a PC says of itself after each sync. */
export const statusSchema = z.strictObject({
  cursor: count,
  unsent: count,
  appVersion: z
    .string()
    .max(40)
    .regex(/^[\x20-\x7e]*$/u),
  /** Keyed digest of everything synced at `cursor`, where nothing is unsent; the hub can't make one. */
  digest: hashSchema.nullable(),
})
/** `GET /v1/devices`, and the answer to a status. */
export const deviceStatusSchema = z.strictObject({
  deviceId: id,
  number: count,
  isRevoked: z.boolean(),
  lastSeenAt: count.nullable(),
  cursor: count,
  unsent: count,
  appVersion: z.string(),
  digest: hashSchema.nullable(),
})
export type DeviceStatus = z.infer<typeof deviceStatusSchema>
export const devicesAnswerSchema = z.strictObject({
  hub: hubIdentitySchema,
  head: count,
  devices: z.array(deviceStatusSchema).max(2_000),
})

/** One clinic key for one PC: sealed to its box key, so that no revoked PC has it. */
export const wrappedKeySchema = z.strictObject({ deviceId: id, wrapped: base64(1_024) })
/** `POST /v1/devices/revoke`: the token dies, and the next clinic key goes to all who stay. */
export const revokeSchema = z.strictObject({
  deviceId: id,
  keyEpoch: keyEpoch.min(2),
  wrappedKeys: z.array(wrappedKeySchema).max(2_000),
})
/** `GET /v1/keys`: the clinic keys wrapped for the PC that asks. */
export const keysAnswerSchema = z.strictObject({
  keys: z
    .array(
      z.strictObject({
        keyEpoch,
        wrapped: base64(1_024),
        /** The PC that wrapped it. */
        by: id,
      }),
    )
    .max(LIMITS.keyEpochs),
})

/** `POST /v1/snapshots`: begins one; its pieces follow with `PUT /v1/snapshots/<id>/<piece>` as bytes. */
export const beginSnapshotSchema = z.strictObject({
  snapshotId: id,
  /** Everything up to this seq is in it. */
  seq: count,
  pieces: z.number().int().min(1).max(100_000),
  bytes: count,
  /** Header of the snapshot, signed by its maker; the hub only keeps it. */
  header: base64(LIMITS.header),
})
/** `GET /v1/snapshots/latest`: the newest that has all its pieces; each with `GET /v1/snapshots/<id>/<piece>`. */
export const snapshotAnswerSchema = z.strictObject({
  hub: hubIdentitySchema,
  snapshot: beginSnapshotSchema.nullable(),
})

/**
 * `PUT /v1/team-page`: three frames, this head as JSON, the page as HTML, the page as JSON. The one content that a hub
 * reads, and shows to anybody. `DELETE` takes it away.
 */
export const teamPageHeadSchema = z.strictObject({
  address: z.string().regex(TEAM_ADDRESS),
  /** SHA-256 of the HTML followed by the JSON. */
  hash: hashSchema,
  /** The one style that a browser lets in. */
  style: z.string().regex(/^sha256-[A-Za-z0-9+/]{43}=$/u),
})
export type TeamPageHead = z.infer<typeof teamPageHeadSchema>
/** `GET /v1/team-page`, and the answer to a PUT: what is published, and since when. */
export const teamPageStateSchema = z.strictObject({
  page: z.strictObject({ address: z.string(), hash: hashSchema, since: count }).nullable(),
})
export type TeamPageState = z.infer<typeof teamPageStateSchema>

/** Every refusal. */
export const errorAnswerSchema = z.strictObject({
  error: z.string(),
  last: lastSetSchema.optional(),
  retryAfterSeconds: count.optional(),
})
