import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import { hashRaw } from '@node-rs/argon2'
import type { UserId } from '#shared/domain/ids.ts'
import type { PasswordSlots, SlotOwner, UserSlot } from './keySlots.ts'
import { sealKey, unsealKey } from './sealKey.ts'

type Kdf = UserSlot['kdf']

/** security.md 6: argon2id with 64 MiB, 3 passes, 1 lane. */
const KDF: Kdf = {
  name: 'argon2id-hkdf-sha256',
  info: 'anteroom user slot 1',
  memoryKib: 64 * 1024,
  passes: 3,
  lanes: 1,
}
const TAG_BYTES = 16

/** An e-mail as sign-in compares it. */
const folded = (email: string): string => email.normalize('NFC').trim().toLowerCase()

function tagOf(kek: Uint8Array, text: string): string {
  return createHmac('sha256', kek).update(text).digest().subarray(0, TAG_BYTES).toString('hex')
}

/** Under which a person's slot is found: without this PC's own key it tells nothing of the e-mail. */
export function nameTagOf(kek: Uint8Array, email: string): string {
  return tagOf(kek, `anteroom name\n${folded(email)}`)
}

/** What tells this PC's own key from another. */
export function checkOf(kek: Uint8Array, owner: SlotOwner): string {
  return tagOf(kek, `anteroom own key\n${owner.profileId}`)
}

/** True where this is the key that the slots were made with. */
export function isOwnKey(kek: Uint8Array, slots: PasswordSlots): boolean {
  return timingSafeEqual(Buffer.from(checkOf(kek, slots)), Buffer.from(slots.own.check))
}

/** Two secrets make one key: what the person knows, slowly, and what this PC keeps. */
async function userKek(password: string, kek: Uint8Array, salt: string, kdf: Kdf): Promise<Buffer> {
  const saltBytes = Buffer.from(salt, 'hex')
  const known = await hashRaw(password.normalize('NFC'), {
    algorithm: 2,
    salt: saltBytes,
    memoryCost: kdf.memoryKib,
    timeCost: kdf.passes,
    parallelism: kdf.lanes,
    outputLen: 32,
  })
  const both = Buffer.concat([known, kek])
  known.fill(0)
  const key = Buffer.from(hkdfSync('sha256', both, saltBytes, kdf.info, 32))
  both.fill(0)
  return key
}

export type UserSlotSecrets = {
  readonly userId: UserId
  readonly email: string
  readonly password: string
  /** This PC's own key. */
  readonly kek: Uint8Array
}

/** Seals the database key under a person's password and this PC's own key. */
export async function makeUserSlot(
  dek: Uint8Array,
  owner: SlotOwner,
  { userId, email, password, kek }: UserSlotSecrets,
): Promise<UserSlot> {
  const salt = randomBytes(16).toString('hex')
  const key = await userKek(password, kek, salt, KDF)
  const nameTag = nameTagOf(kek, email)
  const slot = sealKey(dek, key, owner, { type: 'user', userId, nameTag, kdf: KDF, salt })
  key.fill(0)
  return slot
}

/** The database key by a password; undefined where it is not this person's. */
export async function openUserSlot(
  password: string,
  kek: Uint8Array,
  owner: SlotOwner,
  slot: UserSlot,
): Promise<Buffer | undefined> {
  const key = await userKek(password, kek, slot.salt, slot.kdf)
  const dek = unsealKey(key, owner, slot)
  key.fill(0)
  return dek
}

/** The work of one wrong password, for a name that nobody bears here: both take the same time. */
export async function openNoSlot(password: string, kek: Uint8Array): Promise<void> {
  const key = await userKek(password, kek, randomBytes(16).toString('hex'), KDF)
  key.fill(0)
}
