import { describe, expect, it } from 'vitest'
import { passwordLength, passwordProblem } from './passwords.ts'

const OWN = ['Zoë', 'Łukasz-Smith', 'zoe.l@maple-therapy.example', 'Maple Therapy', '王小明']
const judge = (password: string, hasMfa = false): string | undefined => passwordProblem(password, OWN, hasMfa)

describe('the rules of new passwords (product 34)', () => {
  it('asks for 15 characters, or 12 with a confirmed second factor', () => {
    expect(judge('brisk evening')).toBe('tooShort')
    expect(judge('brisk evening', true)).toBeUndefined()
    expect(judge('brisk night', true)).toBe('tooShort')
    expect(judge('brisk evening x')).toBeUndefined()
  })

  it('counts code points of the composed form: an emoji is one, an accent none of its own', () => {
    expect(passwordLength('🌿🌿🌿')).toBe(3)
    expect(passwordLength('e\u0301')).toBe(1)
    expect(judge('e\u0301e\u0302e\u0303abcdefghijk')).toBe('tooShort')
    expect(judge('🌿🍁🐦🐟🐢🌊🔥🌙⭐🍎🍋🍇🌵🐝🐌')).toBeUndefined()
  })

  it('takes 128 characters and no more, whatever they weigh', () => {
    const long = 'kovura-dibame-'.repeat(10)
    expect(judge(long.slice(0, 128))).toBeUndefined()
    expect(judge(long.slice(0, 129))).toBe('tooLong')
    expect(judge('🌿🍁🐦🐟'.repeat(31) + '🐢🌊🔥🌙')).toBeUndefined()
    expect(judge(`${'x\u0301'.repeat(100)}${'\u0302'.repeat(500)}`)).toBe('tooLong')
    expect(judge('a'.repeat(50_000_000))).toBe('tooLong')
  })

  it('neither trims nor asks for kinds of characters', () => {
    expect(judge('  brisk wind   ')).toBeUndefined()
    expect(judge('onlysmallletterz')).toBeUndefined()
    expect(judge('428159037164209')).toBeUndefined()
  })

  it('refuses words of the person, the clinic, the e-mail, the program and the roles, in any case or accents', () => {
    for (const word of [
      'LUKASZ',
      'smith',
      'maple',
      'Thérapy',
      'example',
      'Anteroom',
      'owner',
      'practitioner',
    ])
      expect(judge(`xq ${word} brisk evening`), word).toBe('containsName')
    expect(judge('zoe is a short name')).toBeUndefined()
    expect(judge('brisk 王小明 evening')).toBe('containsName')
  })

  it('refuses fewer than five different characters', () => {
    expect(judge('abcdabcdabcdabcdabcd')).toBe('tooSimple')
    expect(judge('               ')).toBe('tooSimple')
  })
})
