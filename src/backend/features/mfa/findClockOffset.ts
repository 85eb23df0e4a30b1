import { hash } from 'node:crypto'
import { Secret } from 'otpauth'
import { TOTP_CODE_PATTERN } from '#shared/domain/mfa.ts'
import { stepAt } from './totp.ts'

const STEPS_PER_DAY = 2880
/** Ten years each way. */
const MOST_STEPS = 3653 * STEPS_PER_DAY
const SLICE_MS = 8
const BLOCK = 64

/**
 * The codes of many steps, fast: HMAC-SHA-1 (RFC 2104) with both key blocks laid out once, over the system's SHA-1.
 * For searching only; signing in goes through `matchCode`.
 */
function codesOf(secret: string): (step: number) => number {
  const key = Buffer.from(Secret.fromBase32(secret).bytes)
  const inner = Buffer.alloc(BLOCK + 8, 0x36)
  const outer = Buffer.alloc(BLOCK + 20, 0x5c)
  key.forEach((byte, index) => {
    inner[index] = byte ^ 0x36
    outer[index] = byte ^ 0x5c
  })
  return (step) => {
    inner.writeBigUInt64BE(BigInt(step), BLOCK)
    outer.write(hash('sha1', inner, 'binary'), BLOCK, 'binary')
    const digest = Buffer.from(hash('sha1', outer, 'binary'), 'binary')
    return (digest.readUInt32BE(digest.readUInt8(19) & 15) & 0x7fffffff) % 1_000_000
  }
}

/**
 * How many steps this PC's clock is from the phone's: the phone's codes of two steps in a row fit there and, but for
 * one chance in 50,000 over the whole range, nowhere else. Searched from now outwards, in slices that leave the
 * program free; undefined where no place fits or `isWanted` says that nobody waits any more.
 */
export async function findClockOffset(
  secret: string,
  typed: { readonly firstCode: string; readonly secondCode: string },
  nowMs: number,
  isWanted: () => boolean,
): Promise<number | undefined> {
  if (!TOTP_CODE_PATTERN.test(typed.firstCode) || !TOTP_CODE_PATTERN.test(typed.secondCode)) return undefined
  const [first, second] = [Number(typed.firstCode), Number(typed.secondCode)]
  const codeAt = codesOf(secret)
  const now = stepAt(nowMs)
  let sliceEnds = performance.now() + SLICE_MS
  for (let distance = 0; distance <= MOST_STEPS; distance += 1) {
    for (const step of distance === 0 ? [now] : [now + distance, now - distance]) {
      if (step > 0 && codeAt(step) === second && codeAt(step - 1) === first) return step - now
    }
    if (distance % 64 !== 0 || performance.now() < sliceEnds) continue
    await new Promise((resolve) => setImmediate(resolve))
    if (!isWanted()) return undefined
    sliceEnds = performance.now() + SLICE_MS
  }
  return undefined
}
