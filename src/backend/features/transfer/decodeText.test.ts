import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeText, FILE_MAXIMUM_BYTES } from './decodeText.ts'

const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16()
const LIST = 'Prénom,Nom\r\nZoë,Łukasz\r\n'
const seed = Date.now() % 1_000_000

describe('decodeText', () => {
  test.each([
    ['UTF-8', Buffer.from(LIST)],
    ['UTF-8', Buffer.from(`\ufeff${LIST}`)],
    ['UTF-16 LE', Buffer.from(`\ufeff${LIST}`, 'utf16le')],
    ['UTF-16 LE', Buffer.from(LIST, 'utf16le')],
    ['UTF-16 BE', utf16be(`\ufeff${LIST}`)],
    ['UTF-16 BE', utf16be(LIST)],
  ])('reads %s with and without byte order mark', (encoding, bytes) => {
    expect(decodeText(bytes)).toEqual({ ok: true, text: LIST, encoding })
  })

  test('falls back to Windows-1252, with its quotes and euro sign', () => {
    const bytes = Buffer.from([0x4e, 0x6f, 0x6d, 0x0a, 0x5a, 0x6f, 0xeb, 0x20, 0x80, 0x92, 0x1a])
    expect(decodeText(bytes)).toEqual({ ok: true, text: 'Nom\nZoë €’', encoding: 'Windows-1252' })
  })

  test.each([
    ['empty', Buffer.alloc(0)],
    ['empty', Buffer.from('\ufeff \r\n')],
    ['tooLarge', Buffer.alloc(FILE_MAXIMUM_BYTES + 1, 'a')],
    ['notText', Buffer.from('PK\u0003\u0004 name,role')],
    ['notText', Buffer.from('%PDF-1.7')],
    ['notText', Buffer.from('Name\u0000,\u0000\u0000Role,Phone,Mail')],
    ['notText', Buffer.from(Array.from({ length: 600 }, (_, n) => (n * 37) % 256))],
    ['notText', Buffer.from('Name\n\ud800', 'utf16le')],
  ])('refuses what is %s', (reason, bytes) => {
    expect(decodeText(bytes)).toMatchObject({ ok: false, reason })
  })

  test(`gives any text back as it was saved (seed ${seed})`, () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1 }).map((end) => `Name,Role\n${end}.`)
    fc.assert(
      fc.property(text, (saved) => {
        for (const bytes of [
          Buffer.from(saved),
          Buffer.from(`\ufeff${saved}`),
          Buffer.from(`\ufeff${saved}`, 'utf16le'),
          utf16be(`\ufeff${saved}`),
        ]) {
          expect(decodeText(bytes)).toMatchObject({ ok: true, text: saved })
        }
      }),
      { seed, numRuns: 200 },
    )
  })
})
