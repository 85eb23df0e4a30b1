import { describe, expect, it } from 'vitest'
import { csvCell, csvFile } from './csv.ts'

describe('a CSV cell', () => {
  it('never begins as a formula does, whatever stands before it (I7)', () => {
    for (const start of ['=', '+', '-', '@', '\t=', '\r', ' =', '＝', '\u0000='])
      expect(csvCell(`${start}cmd|' /C calc'!A0`).replace(/^"/, '')).toMatch(/^'/)
    let wrong = 0
    for (let round = 0; round < 10_000; round += 1) {
      const text = String.fromCodePoint(round % 0x3000, (round * 7919) % 0x300, 65)
      const cell = csvCell(text).replace(/^"/, '')
      if (/^[=+\-@\t\r]/.test(cell)) wrong += 1
    }
    expect(wrong).toBe(0)
  })

  it('keeps everything else as it is, in quotes where it must', () => {
    expect([csvCell('Ana Silva'), csvCell('a,b'), csvCell('say "no"'), csvCell(-3)]).toEqual([
      'Ana Silva',
      '"a,b"',
      '"say ""no"""',
      '-3',
    ])
    expect(
      csvFile([
        ['a', 1],
        ['b;c', 2],
      ]),
    ).toBe('\ufeffa,1\r\n"b;c",2\r\n')
  })
})
