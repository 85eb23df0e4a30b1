import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatRecoveryKey, makeRecoveryKey, parseRecoveryKey } from './recoveryKey.ts'

const MUTATIONS = process.env.ANTEROOM_LONG === '1' ? 10_000 : 1_000
const key = fc.uint8Array({ minLength: 20, maxLength: 20 })

test('is printed as nine groups of four and read back', () => {
  fc.assert(
    fc.property(key, (bytes) => {
      const text = formatRecoveryKey(bytes)
      expect(text).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{4}$/)
      expect(parseRecoveryKey(text)).toEqual(Buffer.from(bytes))
    }),
    { numRuns: 200 },
  )
})

test('is read in any case, with any spaces and dashes, and with O, I and L typed for 0 and 1', () => {
  const looks = fc.constantFrom('', ' ', '-', ' – ', '\u00a0')
  fc.assert(
    fc.property(key, looks, fc.constantFrom('I', 'l', 'L', 'i'), (bytes, gap, one) => {
      const text = formatRecoveryKey(bytes)
      const typed = text.replaceAll('-', gap).replaceAll('0', 'o').replaceAll('1', one).toLowerCase()
      expect(parseRecoveryKey(typed)).toEqual(Buffer.from(bytes))
    }),
    { numRuns: 200 },
  )
})

test('K6: one wrong character or two swapped ones are refused', () => {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
  const mutation = fc.record({
    bytes: key,
    at: fc.nat(35),
    other: fc.nat(35),
    letter: fc.constantFrom(...alphabet),
    isSwap: fc.boolean(),
  })
  const seed = Date.now() % 2 ** 31
  let tried = 0
  let refused = 0
  for (const { bytes, at, other, letter, isSwap } of fc.sample(mutation, { numRuns: MUTATIONS * 2, seed })) {
    const characters = [...formatRecoveryKey(bytes).replaceAll('-', '')]
    const before = characters.join('')
    const here = characters[at] ?? ''
    characters[at] = isSwap ? (characters[other] ?? '') : letter
    if (isSwap) characters[other] = here
    const mutated = characters.join('')
    if (mutated === before || tried === MUTATIONS) continue
    tried += 1
    if (parseRecoveryKey(mutated) === undefined) refused += 1
  }
  console.log(`K6 ${refused}/${tried} mutations refused (seed ${seed})`)
  expect(tried).toBe(MUTATIONS)
  expect(refused / tried).toBeGreaterThanOrEqual(0.999)
})

test.each(['', 'x', 'U'.repeat(36), '٣'.repeat(36), '0'.repeat(1_000_000), '__proto__'])(
  'refuses malformed input %#',
  (typed) => {
    expect(parseRecoveryKey(typed)).toBeUndefined()
  },
)

test('two keys are never the same', () => {
  expect(makeRecoveryKey()).not.toEqual(makeRecoveryKey())
})
