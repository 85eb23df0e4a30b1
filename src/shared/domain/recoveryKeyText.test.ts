import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  foreignCharacters,
  groupRecoveryKey,
  plainRecoveryKey,
  RECOVERY_KEY_ALPHABET,
  RECOVERY_KEY_CHARACTERS,
  RECOVERY_KEY_GROUP,
} from './recoveryKeyText.ts'

const numRuns = process.env['ANTEROOM_LONG'] === '1' ? 20_000 : 1_000
const seed = Number(process.env['ANTEROOM_SEED'] ?? Date.now() % 2 ** 31)
console.log(`recovery key text: ${numRuns} runs of each property, seed ${seed}`)

const SEPARATORS = [' ', '  ', '-', '–', '—', '‑', '_', '.', '\t', '\u00a0', '\u2009', '\u3000', '\r\n', '']
/** How people and eyes write a character of a key; every one of these means the same. */
const LOOKALIKES: Readonly<Record<string, readonly string[]>> = {
  '0': ['0', 'O', 'o'],
  '1': ['1', 'I', 'i', 'L', 'l'],
}
const key = fc
  .array(fc.constantFrom(...RECOVERY_KEY_ALPHABET), {
    minLength: RECOVERY_KEY_CHARACTERS,
    maxLength: RECOVERY_KEY_CHARACTERS,
  })
  .map((letters) => letters.join(''))

/** A key with each of its characters as somebody may type it, and after each what somebody may put there. */
const typedKey = key.chain((plain) =>
  fc
    .tuple(
      ...[...plain].map((letter) =>
        fc.tuple(
          fc.constantFrom(...(LOOKALIKES[letter] ?? [letter, letter.toLowerCase()])),
          fc.constantFrom(...SEPARATORS),
        ),
      ),
    )
    .map((pieces) => ({ plain, typed: pieces.map((piece) => piece.join('')).join('') })),
)
const anything = fc.string({ unit: 'binary', maxLength: 60 })
const isSeparator = (character: string): boolean => /^[\s\p{Pd}\p{Zs}_.]$/u.test(character)

describe('a recovery key as it is typed, pasted and scanned', () => {
  it('is the same key in any case, with any blanks and dashes, and with O, I and L for what they look like', () => {
    fc.assert(
      fc.property(typedKey, ({ plain, typed }) => {
        expect(plainRecoveryKey(typed)).toBe(plain)
        expect(foreignCharacters(plainRecoveryKey(typed))).toEqual([])
      }),
      { numRuns, seed },
    )
  })

  it('loses none of the characters of any text but blanks and dashes, and moves none', () => {
    fc.assert(
      fc.property(anything, (typed) => {
        const kept = [...typed].filter((character) => !isSeparator(character))
        const plain = [...plainRecoveryKey(typed)]
        expect(plain).toHaveLength(kept.length)
        plain.forEach((character, at) => {
          const before = kept[at] ?? ''
          const upper = /^[a-z]$/.test(before) ? before.toUpperCase() : before
          expect(character).toBe(upper === 'O' ? '0' : /^[IL]$/.test(upper) ? '1' : upper)
        })
      }),
      { numRuns, seed },
    )
  })

  it('is the same whether it is typed letter by letter, pasted in pieces or scanned at once', () => {
    const pieces = fc.array(fc.oneof(anything, fc.constantFrom(...SEPARATORS)), { maxLength: 12 })
    fc.assert(
      fc.property(pieces, (parts) => {
        expect(parts.map(plainRecoveryKey).join('')).toBe(plainRecoveryKey(parts.join('')))
        const once = plainRecoveryKey(parts.join(''))
        expect(plainRecoveryKey(once)).toBe(once)
      }),
      { numRuns, seed },
    )
  })

  it('stands on the sheet in groups of four that read back as the key', () => {
    fc.assert(
      fc.property(key, (plain) => {
        const groups = groupRecoveryKey(plain).split('-')
        expect(groups.map(({ length }) => length)).toEqual(Array(9).fill(RECOVERY_KEY_GROUP))
        expect(groups.join('')).toBe(plain)
        expect(plainRecoveryKey(groupRecoveryKey(plain))).toBe(plain)
      }),
      { numRuns, seed },
    )
  })

  it('groups any text without losing a character, the last group shorter', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 50 }), (text) => {
        const grouped = groupRecoveryKey(text)
        const groups = text.length === 0 ? 0 : Math.ceil(text.length / RECOVERY_KEY_GROUP)
        expect(grouped).toHaveLength(text.length + Math.max(0, groups - 1))
        const back = [...Array(groups).keys()].map((at) => grouped.slice(at * 5, at * 5 + 4)).join('')
        expect(back).toBe(text)
      }),
      { numRuns, seed },
    )
  })

  it('names each character that no key holds, once', () => {
    fc.assert(
      fc.property(
        typedKey,
        fc.constantFrom('U', 'u', 'ß', 'É', '!', '7️', '😀', '٣'),
        fc.nat(36),
        (sheet, foreign, at) => {
          const typed = `${sheet.plain.slice(0, at)}${foreign}${sheet.plain.slice(at)}${foreign}`
          const named = foreignCharacters(plainRecoveryKey(typed))
          expect(named.length).toBeGreaterThan(0)
          expect(new Set(named).size).toBe(named.length)
          expect(named.every((character) => !RECOVERY_KEY_ALPHABET.includes(character))).toBe(true)
          expect(plainRecoveryKey(foreign)).toContain(named[0])
        },
      ),
      { numRuns, seed },
    )
  })
})
