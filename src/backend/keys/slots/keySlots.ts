import { z } from 'zod'
import { userIdSchema } from '#shared/domain/ids.ts'

/** The highest version of keys.json that this program reads; a higher one belongs to a newer program. */
export const SLOTS_VERSION = 2

const hex = (bytes: number): z.ZodString => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`))

const sealed = {
  salt: hex(16),
  nonce: hex(12),
  box: hex(32),
  tag: hex(16),
}

/** Which store keeps this PC's own key, and under which name. */
const place = {
  store: z.enum(['keychain', 'file']),
  entry: z.string().regex(/^[0-9a-z-]{8,80}$/),
}

const osSlotSchema = z.strictObject({
  type: z.literal('os'),
  ...place,
  kdf: z.strictObject({ name: z.literal('none') }),
  ...sealed,
})

const recoverySlotSchema = z.strictObject({
  type: z.literal('recovery'),
  kdf: z.strictObject({ name: z.literal('hkdf-sha256'), info: z.string().max(100) }),
  ...sealed,
})

const userSlotSchema = z.strictObject({
  type: z.literal('user'),
  userId: userIdSchema,
  /** Finds the slot by a typed e-mail; says nothing of it without this PC's own key. */
  nameTag: hex(16),
  kdf: z.strictObject({
    name: z.literal('argon2id-hkdf-sha256'),
    info: z.string().max(100),
    /** Bounded, so that a forged file can't make a start take for ever. */
    memoryKib: z.int().min(8).max(1_048_576),
    passes: z.int().min(1).max(20),
    lanes: z.int().min(1).max(8),
  }),
  ...sealed,
})

const owner = {
  /** Random, 16 bytes; keeps the keychain entries of two data folders apart. */
  profileId: hex(16),
  deviceId: z.string().min(1).max(100),
}

/** Key policy A: this PC's own key opens the data, nobody has to be there. */
const unattendedSchema = z.strictObject({
  version: z.literal(1),
  ...owner,
  os: osSlotSchema,
  recovery: recoverySlotSchema,
})

/** Key policy B: a staff password *and* this PC's own key open the data. There is no `os` slot. */
const passwordSchema = z.strictObject({
  version: z.literal(2),
  ...owner,
  /** `check` tells this PC's own key from another one, which would make every password look wrong. */
  own: z.strictObject({ ...place, check: hex(16) }),
  recovery: recoverySlotSchema,
  users: z.array(userSlotSchema).max(2_000),
})

/** What keys.json holds: the database key, sealed once per way to open it. All binary values are lower-case hex. */
export const keySlotsSchema = z.discriminatedUnion('version', [unattendedSchema, passwordSchema])

/** The recovery slot alone, as it lies beside backups: for a folder whose slots are lost, or another PC. */
export const backupKeysSchema = z.strictObject({
  version: z.literal(1),
  ...owner,
  policy: z.enum(['unattended', 'password']),
  recovery: recoverySlotSchema,
})

export type KeySlots = z.infer<typeof keySlotsSchema>
export type UnattendedSlots = z.infer<typeof unattendedSchema>
export type PasswordSlots = z.infer<typeof passwordSchema>
export type BackupKeys = z.infer<typeof backupKeysSchema>
export type OsSlot = UnattendedSlots['os']
export type RecoverySlot = KeySlots['recovery']
export type UserSlot = PasswordSlots['users'][number]
/** Whose slots they are: bound into every seal. */
export type SlotOwner = Pick<KeySlots, 'profileId' | 'deviceId'>

/** Where this PC's own key is kept. */
export type KeyPlace = Pick<OsSlot, 'store' | 'entry'>

/** Where this PC's own key is kept, under either policy. */
export function placeOf(slots: KeySlots): KeyPlace {
  return slots.version === 1 ? slots.os : slots.own
}
