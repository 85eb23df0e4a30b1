import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commonPasswords } from './commonPasswords.ts'
import { isCommonPassword } from './isCommonPassword.ts'

const entries = commonPasswords(resolve(import.meta.dirname, '../../../../resources'))
const isCommon = (password: string): boolean => isCommonPassword(password, entries)

describe('the common passwords', () => {
  it('are sorted, folded and each there once, so that a renewed list shows what changed', () => {
    const list = [...entries]
    expect(list.length).toBeGreaterThan(50_000)
    expect(list).toEqual(list.toSorted((a, b) => (a < b ? -1 : 1)))
    expect(list.filter((entry) => entry !== entry.toLowerCase())).toEqual([])
  })

  it('are refused as they stand, and with another letter case or accents', () => {
    for (const password of ['1qaz2wsx3edc4rfv', 'congratulations', 'CongratulAtions', 'cöngratulátions'])
      expect(isCommon(password), password).toBe(true)
  })

  it('are refused with digits and punctuation around them', () => {
    for (const password of [
      'password1234567!',
      '!!!!!!!password',
      '2024password2024',
      'P a s s w o r d 2024!!',
    ])
      expect(isCommon(password), password).toBe(true)
  })

  it('are refused when repeated, to the end or not', () => {
    for (const password of [
      'monkeymonkeymonkey',
      'MonkeyMonkeyMon',
      'qwerty-qwerty-qwerty',
      'dragon1dragon1dragon1',
    ])
      expect(isCommon(password), password).toBe(true)
  })

  it('are refused two in a row', () => {
    for (const password of [
      'sunshineprincess',
      'Sunshine Princess 12',
      'qwertyuiopasdfgh',
      'iloveyou.football',
    ])
      expect(isCommon(password), password).toBe(true)
  })

  it('are refused as a row of the alphabet or of digits', () => {
    for (const password of ['abcdefghijklmno', 'ponmlkjihgfedcba', '123456789012345', '98765432109876543'])
      expect(isCommon(password), password).toBe(true)
  })

  it('leave sentences, sayable ones and random ones alone', () => {
    for (const password of [
      'look around freely',
      'correct horse battery staple',
      'password of my uncle',
      'kovura-dibame-folite-zanuko-47',
      'x7Kq-9vTm-2wLp-4zRn',
      '428159037164209',
      '🌿🍁🐦🐟🐢🌊🔥🌙⭐🍎🍋🍇🌵🐝🐌',
      '',
    ])
      expect(isCommon(password), password).toBe(false)
  })

  it('take no longer for a password made to be slow', () => {
    const started = performance.now()
    for (const password of [
      'a'.repeat(127) + 'b',
      'ab'.repeat(64),
      '!'.repeat(127) + 'x',
      '1!'.repeat(63) + 'aa',
    ])
      isCommon(password)
    expect(performance.now() - started).toBeLessThan(100)
  })
})
