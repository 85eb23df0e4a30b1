import { randomBytes, randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { RECOVERY_KEY_ALPHABET } from '#shared/domain/recoveryKeyText.ts'
import { formatJoinCode, readJoinCode } from './joinCode.ts'

const make = (address: string): string =>
  formatJoinCode({ address, clinicId: randomUUID(), secret: randomBytes(20) })

describe('the code for a new PC (product 43)', () => {
  it('reads back what it was made of, however it is typed', () => {
    for (const address of [
      'https://hub.example.org',
      'https://hub.example.org:8443',
      'http://127.0.0.1:4870',
    ]) {
      const made = { address, clinicId: randomUUID(), secret: Uint8Array.from(randomBytes(20)) }
      const code = formatJoinCode(made)
      const typed = [code, ` ${code.toLowerCase()}\n`, code.replaceAll('-', ' '), code.replace(/0/g, 'O')]
      for (const one of [code, typed[1] ?? '', typed[2] ?? '']) expect(readJoinCode(one)).toEqual(made)
    }
  })

  it('leaves the usual start of an address out', () => {
    expect(make('https://hub.example.org')).toMatch(/^hub\.example\.org\/[0-9A-Z]{4}(?:-[0-9A-Z]{4}){15}$/)
  })

  it('refuses a slip: another character, two swapped, one missing, another address', () => {
    let refused = 0
    let tried = 0
    for (let round = 0; round < 2_000; round += 1) {
      const code = make('https://hub.example.org')
      const at = 16 + (round % (code.length - 17))
      if (code[at] === '-') continue
      const other = RECOVERY_KEY_ALPHABET.charAt((RECOVERY_KEY_ALPHABET.indexOf(code.charAt(at)) + 7) % 32)
      const next = code[at + 1] === '-' ? at + 2 : at + 1
      const swapped = `${code.slice(0, at)}${code.charAt(next)}${code.slice(at + 1, next)}${code.charAt(at)}${code.slice(next + 1)}`
      const slips = [
        `${code.slice(0, at)}${other}${code.slice(at + 1)}`,
        code.slice(0, at) + code.slice(at + 1),
      ]
      if (swapped !== code && next < code.length) slips.push(swapped)
      slips.push(code.replace('hub.', 'hud.'))
      for (const slip of slips) {
        tried += 1
        if (readJoinCode(slip) === undefined) refused += 1
      }
    }
    console.log(`Codes for a new PC: ${refused} of ${tried} slips refused`)
    expect(refused).toBe(tried)
  })

  it('takes no address that nothing may be sent to', () => {
    expect(() => make('http://hub.example.org')).toThrow(RangeError)
    expect(readJoinCode('http://hub.example.org/0000-0000')).toBeUndefined()
  })
})
