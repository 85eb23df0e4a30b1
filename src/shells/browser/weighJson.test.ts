import { describe, expect, it } from 'vitest'
import { isTooHeavy } from './weighJson.ts'

const weigh = (text: string): boolean => isTooHeavy(Buffer.from(text))

describe('weighJson', () => {
  it('lets the largest import pass: one very long text', () => {
    expect(weigh(JSON.stringify({ base64: 'A'.repeat(44_800_000) }))).toBe(false)
  })

  it('counts no bracket or comma inside a text, also after escapes', () => {
    expect(weigh(JSON.stringify({ text: `"\\"${'[{,'.repeat(300_000)}\\` }))).toBe(false)
  })

  it('refuses depth', () => {
    expect(weigh('['.repeat(64))).toBe(false)
    expect(weigh('['.repeat(65))).toBe(true)
    expect(weigh('{"a":'.repeat(200_000))).toBe(true)
  })

  it('counts depth after what was closed', () => {
    expect(weigh('[[],[],'.repeat(10) + ']'.repeat(10) + '[]'.repeat(200))).toBe(false)
  })

  it('refuses a million items', () => {
    expect(weigh(`[${'0,'.repeat(1_000_000)}0]`)).toBe(true)
    expect(weigh('{}'.repeat(1_000_000))).toBe(true)
  })

  it('ends with a text that never ends', () => {
    expect(weigh('{"a":"b\\')).toBe(false)
    expect(weigh('"')).toBe(false)
  })
})
