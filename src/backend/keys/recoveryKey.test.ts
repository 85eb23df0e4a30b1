import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatRecoveryKey, makeRecoveryKey, parseRecoveryKey } from './recoveryKey.ts'

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

test.each(['', 'x', 'U'.repeat(36), '٣'.repeat(36), '0'.repeat(1_000_000), '__proto__'])(
  'refuses malformed input %#',
  (typed) => {
    expect(parseRecoveryKey(typed)).toBeUndefined()
  },
)

test('two keys are never the same', () => {
  expect(makeRecoveryKey()).not.toEqual(makeRecoveryKey())
})
