import { z } from 'zod'

/** The version of keys.json that this program writes; a higher one belongs to a newer program. */
export const SLOTS_VERSION = 1

const hex = (bytes: number): z.ZodString => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`))

const sealed = {
  salt: hex(16),
  nonce: hex(12),
  box: hex(32),
  tag: hex(16),
}

const osSlotSchema = z.strictObject({
  type: z.literal('os'),
  /** Which store keeps the key, and under which name. */
  store: z.enum(['keychain', 'file']),
  entry: z.string().regex(/^[0-9a-z-]{8,80}$/),
  kdf: z.strictObject({ name: z.literal('none') }),
  ...sealed,
})

const recoverySlotSchema = z.strictObject({
  type: z.literal('recovery'),
  kdf: z.strictObject({ name: z.literal('hkdf-sha256'), info: z.string().max(100) }),
  ...sealed,
})

/** What keys.json holds: the database key, sealed once per way to open it. All binary values are lower-case hex. */
export const keySlotsSchema = z.strictObject({
  version: z.literal(SLOTS_VERSION),
  /** Random, 16 bytes; keeps the keychain entries of two data folders apart. */
  profileId: hex(16),
  deviceId: z.string().min(1).max(100),
  os: osSlotSchema,
  recovery: recoverySlotSchema,
})

export type KeySlots = z.infer<typeof keySlotsSchema>
export type OsSlot = KeySlots['os']
export type RecoverySlot = KeySlots['recovery']
/** Whose slots they are: bound into every seal. */
export type SlotOwner = Pick<KeySlots, 'version' | 'profileId' | 'deviceId'>
