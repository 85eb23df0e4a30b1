import { createHash } from 'node:crypto'
import type { DeviceId } from '#shared/domain/ids.ts'
import type { SecretStore } from '../../ports.ts'

/** What one entry of a keychain holds for sure (security.md 3): 32 bytes, written as hex. */
const PART_BYTES = 32
const LENGTH_BYTES = 2
const CHECK_BYTES = 4
const MOST_PARTS = 32

const entryOf = (deviceId: DeviceId, part: number): string => `mail-${deviceId}-${part}`
const checkOf = (text: Buffer): Buffer => createHash('sha256').update(text).digest().subarray(0, CHECK_BYTES)

/** Length, check and text, cut into parts: a part of an older password among newer ones is noticed. */
function cut(password: string): string[] {
  const text = Buffer.from(password, 'utf8')
  const head = Buffer.alloc(LENGTH_BYTES)
  head.writeUInt16BE(text.length)
  const whole = Buffer.concat([head, checkOf(text), text])
  const parts: string[] = []
  for (let at = 0; at < whole.length; at += PART_BYTES)
    parts.push(whole.subarray(at, at + PART_BYTES).toString('hex'))
  return parts
}

/**
 * Keeps the password for the mail server in the store of this PC's keys, and reads it back.
 * @throws where the store is unavailable
 */
export async function keepMailPassword(
  store: SecretStore,
  deviceId: DeviceId,
  password: string,
): Promise<void> {
  const parts = cut(password)
  if (parts.length > MOST_PARTS) throw new RangeError('The password is too long')
  await removeMailPassword(store, deviceId)
  for (const [index, part] of parts.entries()) await store.write(entryOf(deviceId, index), part)
  if ((await readMailPassword(store, deviceId)) !== password)
    throw new Error('The key store gives back something else')
}

/** The password for the mail server; undefined where none is kept, or the store is locked. */
export async function readMailPassword(store: SecretStore, deviceId: DeviceId): Promise<string | undefined> {
  const first = await store.read(entryOf(deviceId, 0))
  if (first === undefined) return undefined
  const parts = [Buffer.from(first, 'hex')]
  const length = LENGTH_BYTES + CHECK_BYTES + (parts[0]?.readUInt16BE(0) ?? 0)
  const count = Math.ceil(length / PART_BYTES)
  for (let index = 1; index < count && index < MOST_PARTS; index += 1) {
    const part = await store.read(entryOf(deviceId, index))
    if (part === undefined) return undefined
    parts.push(Buffer.from(part, 'hex'))
  }
  const whole = Buffer.concat(parts)
  const text = whole.subarray(LENGTH_BYTES + CHECK_BYTES)
  const isWhole =
    whole.length === length && checkOf(text).equals(whole.subarray(LENGTH_BYTES, LENGTH_BYTES + CHECK_BYTES))
  return isWhole ? text.toString('utf8') : undefined
}

/**
 * Takes the password for the mail server out of the store, the last part first, so that a cut leaves no beginning
 * without its end.
 * @throws where the store is unavailable
 */
export async function removeMailPassword(store: SecretStore, deviceId: DeviceId): Promise<void> {
  let count = 0
  while (count < MOST_PARTS && (await store.read(entryOf(deviceId, count))) !== undefined) count += 1
  for (let index = count - 1; index >= 0; index -= 1) await store.remove(entryOf(deviceId, index))
}
