import { dictionary } from '@zxcvbn-ts/language-common'
import fc from 'fast-check'
import type { PasswordProblem } from '#shared/domain/passwords.ts'

/** The most frequent leaked passwords, most frequent first. */
export const leakedPasswords: readonly string[] = dictionary['passwords-common']
/** The words that the makers below take for the person's and the clinic's. */
export const MADE_FOR = ['Zora', 'Quimbley', 'Maple Therapy']

/** A password with the verdict that follows from how it was made, without asking the rules. */
export type MadePassword = {
  readonly password: string
  readonly verdict: PasswordProblem | undefined
  readonly hasMfa: boolean
}

/** Pairs of letters that no word of any list here has, and single emoji. */
const ODD = ['xq', 'vk', 'wj', 'zq', 'kx', 'jv', 'qg', 'fq', 'éx', 'ẅq', ...'🌿🍁🐦🐟🐢🌊🔥🌙⭐🍎🍋🍇🌵🐝🐌']
const REFUSED_WORDS = ['zora', 'QUIMBLEY', 'Químbley', 'maple', 'thérapy', 'anteroom', 'Owner', 'manager']

const cut = (text: string, length: number): string => [...text].slice(0, length).join('')
const isVaried = (text: string): boolean => new Set(text).size >= 5

const odd = fc
  .array(fc.constantFrom(...ODD), { minLength: 15, maxLength: 60 })
  .map((parts) => parts.join(''))
  .filter((text) => isVaried(cut(text, 15)))

const fine = odd.map((text): MadePassword => ({
  password: cut(text, 128),
  verdict: undefined,
  hasMfa: false,
}))

const short = fc
  .tuple(odd, fc.integer({ min: 1, max: 14 }), fc.boolean())
  .filter(([text, length]) => length < 12 || isVaried(cut(text, length)))
  .map(([text, length, hasMfa]): MadePassword => {
    const isShort = length < (hasMfa ? 12 : 15)
    return { password: cut(text, length), verdict: isShort ? 'tooShort' : undefined, hasMfa }
  })

const long = fc.tuple(odd, fc.integer({ min: 129, max: 400 })).map(([text, length]): MadePassword => ({
  password: cut(text.repeat(30), length),
  verdict: 'tooLong',
  hasMfa: true,
}))

const withOwnWord = fc.tuple(odd, fc.constantFrom(...REFUSED_WORDS)).map(([text, word]): MadePassword => ({
  password: cut(text, 20) + word + cut(text, 3),
  verdict: 'containsName',
  hasMfa: false,
}))

const withCase = (text: string, bits: number): string =>
  [...text].map((letter, at) => ((bits >> (at % 30)) & 1 ? letter.toUpperCase() : letter)).join('')

/** A leaked one repeated until it is long enough, in random letter case, with the tails that people add. */
const common = fc
  .record({
    entry: fc.constantFrom(
      ...leakedPasswords.filter((entry) => /^[a-z]{5,}$/.test(entry) && isVaried(entry)),
    ),
    bits: fc.nat(2 ** 30 - 1),
    tail: fc.constantFrom('', '!', '123', '2026!', '...'),
  })
  .map(({ entry, bits, tail }): MadePassword => ({
    password: withCase(entry.repeat(Math.ceil(15 / entry.length)), bits) + tail,
    verdict: 'common',
    hasMfa: false,
  }))
  // Some hold a refused word by chance, which is said first.
  .filter(
    ({ password }) =>
      !/zora|quimbley|maple|therapy|anteroom|clinic|owner|office|admin|manager|practitioner|student|finance/i.test(
        password,
      ),
  )

/** Passwords of every verdict that depends on more than a few characters. */
export const madePasswords: fc.Arbitrary<MadePassword> = fc.oneof(
  { weight: 4, arbitrary: fine },
  { weight: 2, arbitrary: short },
  { weight: 1, arbitrary: long },
  { weight: 2, arbitrary: withOwnWord },
  { weight: 3, arbitrary: common },
)
