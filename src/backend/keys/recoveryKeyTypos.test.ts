import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RECOVERY_KEY_ALPHABET } from '#shared/domain/recoveryKeyText.ts'
import { formatRecoveryKey, parseRecoveryKey } from './recoveryKey.ts'
import { makeRecoverySlot, openRecoverySlot } from './slots/makeSlots.ts'

const MUTATIONS = process.env.ANTEROOM_LONG === '1' ? 10_000 : 1_000
const SEED = Number(process.env.ANTEROOM_SEED ?? Date.now() % 2 ** 31)
const LAST = 35

const typo = fc.record({
  bytes: fc.uint8Array({ minLength: 20, maxLength: 20 }),
  kind: fc.constantFrom('other letter', 'swapped neighbours', 'swapped', 'one missing', 'one twice'),
  at: fc.nat(LAST - 1),
  other: fc.nat(LAST),
  letter: fc.constantFrom(...RECOVERY_KEY_ALPHABET),
})
type Typo = typeof typo extends fc.Arbitrary<infer T> ? T : never

function mistype(text: string, { kind, at, other, letter }: Typo): string {
  const characters = [...text]
  const swapWith = kind === 'swapped' ? other : at + 1
  const here = characters[at] ?? ''
  if (kind === 'other letter') characters[at] = letter
  if (kind === 'one missing') characters.splice(at, 1)
  if (kind === 'one twice') characters.splice(at, 0, here)
  if (kind === 'swapped neighbours' || kind === 'swapped') {
    characters[at] = characters[swapWith] ?? ''
    characters[swapWith] = here
  }
  return characters.join('')
}

const owner = { profileId: 'a'.repeat(32), deviceId: 'pc-1' }

test('a recovery key typed wrong is refused by its check group, and never opens (K6)', () => {
  const dek = randomBytes(32)
  let tried = 0
  let refused = 0
  let opened = 0
  for (const one of fc.sample(typo, { numRuns: MUTATIONS * 2, seed: SEED })) {
    const text = formatRecoveryKey(one.bytes).replaceAll('-', '')
    const typed = mistype(text, one)
    if (typed === text || tried === MUTATIONS) continue
    tried += 1
    const key = parseRecoveryKey(typed)
    if (key === undefined) refused += 1
    else if (openRecoverySlot(key, owner, makeRecoverySlot(dek, owner, one.bytes)) !== undefined) opened += 1
  }
  console.log(`K6 ${refused}/${tried} typos refused by the check group, ${opened} opened (seed ${SEED})`)
  expect(tried).toBe(MUTATIONS)
  expect(refused / tried).toBeGreaterThanOrEqual(0.999)
  expect(opened).toBe(0)
})

test('a wrong key whose check group agrees opens nothing (K6)', () => {
  const dek = randomBytes(32)
  const tries = MUTATIONS / 10
  let opened = 0
  for (const { bytes, at, other } of fc.sample(typo, { numRuns: tries, seed: SEED })) {
    const slot = makeRecoverySlot(dek, owner, bytes)
    const wrong = Buffer.from(bytes)
    wrong[at % 20] = (wrong[at % 20] ?? 0) ^ (1 << (other % 8))
    const key = parseRecoveryKey(formatRecoveryKey(wrong))
    expect(key).toBeDefined()
    if (key !== undefined && openRecoverySlot(key, owner, slot) !== undefined) opened += 1
    expect(openRecoverySlot(bytes, owner, slot)).toEqual(dek)
  }
  console.log(`K6 ${tries} wrong keys with a right check group, ${opened} opened`)
  expect(opened).toBe(0)
})

test('O typed for 0, and I or L for 1, are read as meant (K6)', () => {
  let read = 0
  const looks = ['I', 'L', 'i', 'l'] as const
  const keys = fc.sample(typo, { numRuns: MUTATIONS, seed: SEED })
  for (const { bytes, at } of keys) {
    const typed = formatRecoveryKey(bytes)
      .replaceAll('0', at % 2 === 0 ? 'O' : 'o')
      .replaceAll('1', looks[at % looks.length] ?? 'I')
    if (parseRecoveryKey(typed)?.equals(bytes) === true) read += 1
  }
  console.log(`K6 ${read}/${keys.length} keys with O, I and L read as meant`)
  expect(read).toBe(keys.length)
})
