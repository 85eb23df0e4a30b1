import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvCell, csvFile } from './csv.ts'

const CELLS = process.env['ANTEROOM_LONG'] === '1' ? 100_000 : 5000
const SEED = 46

/** What a spreadsheet makes of a CSV text (RFC 4180). */
function readCsv(text: string): string[][] {
  const rows: string[][] = [['']]
  let isQuoted = false
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at] ?? ''
    const row = rows.at(-1) ?? []
    if (isQuoted && letter === '"' && text[at + 1] === '"') {
      row.push(`${row.pop() ?? ''}"`)
      at += 1
    } else if (letter === '"') isQuoted = !isQuoted
    else if (!isQuoted && letter === ',') row.push('')
    else if (!isQuoted && letter === '\r' && text[at + 1] === '\n') {
      rows.push([''])
      at += 1
    } else row.push(`${row.pop() ?? ''}${letter}`)
  }
  return rows.slice(0, -1)
}

const tricky = fc.constantFrom(...'=+-@\t\r\n"\',; \u0000\ufeff＝＋a1'.split(''))
const cell = fc.oneof(
  fc.array(tricky, { maxLength: 8 }).map((letters) => letters.join('')),
  fc.string({ unit: 'binary', maxLength: 12 }),
)

describe('a CSV file of anything that people type (I7)', () => {
  it(
    `holds ${CELLS} cells of which none begins as a formula, and each reads back as it was`,
    { timeout: 120_000 },
    () => {
      const cells = fc.sample(cell, { numRuns: CELLS, seed: SEED })
      const rows = Array.from({ length: CELLS / 10 }, (_, row) => cells.slice(row * 10, row * 10 + 10))
      const read = readCsv(csvFile(rows).slice(1)).flat()
      const dangerous = read.filter((text) => /^[=+\-@\t\r]/.test(text))
      const lost = cells.filter((text, at) => read[at] !== text && read[at] !== `'${text}`)
      const marked = read.filter((text, at) => text !== cells[at])
      console.log(
        `I7: ${CELLS} cells, ${dangerous.length} begin as a formula, ${lost.length} changed, ${marked.length} marked, seed ${SEED}`,
      )
      expect([read.length, dangerous, lost]).toEqual([CELLS, [], []])
      expect(marked.length).toBeGreaterThan(CELLS / 20)
    },
  )
})

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
