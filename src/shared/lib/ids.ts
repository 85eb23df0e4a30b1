/** Random bytes, as a port: tests give a seeded one. */
export type RandomBytes = (length: number) => Uint8Array

const DIGITS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

function hex(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += DIGITS[byte]
  return text
}

/**
 * A UUIDv7 (RFC 9562 §5.7): sorts by the time it was made, so that rows of one import lie side by side.
 * @param nowMs milliseconds since 1970
 */
export function makeId(nowMs: number, randomBytes: RandomBytes): string {
  const time = Math.floor(nowMs).toString(16).padStart(12, '0').slice(-12)
  const random = randomBytes(10)
  random[0] = 0x70 | ((random[0] ?? 0) & 0x0f)
  random[2] = 0x80 | ((random[2] ?? 0) & 0x3f)
  const tail = hex(random)
  return `${time.slice(0, 8)}-${time.slice(8)}-${tail.slice(0, 4)}-${tail.slice(4, 8)}-${tail.slice(8)}`
}
