import { describe, expect, it } from 'vitest'
import { pickLanguage } from './languages.ts'

describe('the language of a PC', () => {
  it.each([
    [['fr-CA', 'en'], 'fr'],
    [['de-DE', 'fr', 'en'], 'fr'],
    [['EN-gb', 'fr'], 'en'],
    [['de'], 'en'],
    [[], 'en'],
  ] as const)('of %j is %s', (preferred, language) => {
    expect(pickLanguage(preferred)).toBe(language)
  })
})
