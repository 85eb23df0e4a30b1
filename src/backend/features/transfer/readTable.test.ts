import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readTable } from './readTable.ts'

const seed = Date.now() % 1_000_000
const rowsOf = async (text: string): Promise<(number | string)[][]> => {
  const table = await readTable(text)
  return table.ok ? table.rows.map(({ line, cells }) => [line, ...cells]) : [[table.reason, table.line ?? 0]]
}
const separatorOf = async (text: string): Promise<string> => {
  const table = await readTable(text)
  return table.ok ? table.separator : table.reason
}

describe('readTable', () => {
  test('keeps the line on which each record starts, through quoted breaks, blank lines and mixed line ends', async () => {
    expect(await rowsOf('a,b\r\n\r\n"x\r\ny\r\n",2\r3\n ,\n"4", "f, g" \n')).toEqual([
      [1, 'a', 'b'],
      [3, 'x\ny\n', '2'],
      [6, '3'],
      [8, '4', 'f, g'],
    ])
  })

  test.each([
    [';', 'a;b;c\n1,5;2,5;3,5\n1,5;2;3\n'],
    ['tab', 'Name\tRole\nByte, Ada\tParent\nByte, Bob\tParent\n'],
    ['|', 'a|b\n"x,y,z"|2\n'],
    [',', 'Staff; of June\nname,role,phone\n"a;b;c;d",2,3\n'],
    [',', 'one column\nvalue\n'],
    [';', 'sep=;\na;b,c,d\n'],
    ['|', '"sep=|"\r\na,b,c\r\n1,2,3\r\n'],
  ])('finds the separator %s', async (separator, text) => {
    expect(await separatorOf(text)).toBe(separator)
  })

  test('counts the line that names the separator', async () => {
    expect(await rowsOf('sep=;\na;b\n1;2')).toEqual([
      [2, 'a', 'b'],
      [3, '1', '2'],
    ])
  })

  test('takes quotes inside an unquoted cell as text, and doubled ones as one', async () => {
    expect(await rowsOf('a,b\nBob "Bobby" Lee,"say ""hi"""\n')).toEqual([
      [1, 'a', 'b'],
      [2, 'Bob "Bobby" Lee', 'say "hi"'],
    ])
  })

  test('names the line of a quote that is never closed, or closed in the middle of a cell', async () => {
    expect(await rowsOf('a,b\n\n1,"x\n2,y\n')).toEqual([['badQuotes', 3]])
    expect(await rowsOf('a,b\n1,2\n"x"y,3\n')).toEqual([['badQuotes', 3]])
  })

  test('reads a cell of 1 MB and characters on the border of two slices', async () => {
    const cell = 'é😀'.repeat(180_000)
    expect(await rowsOf(`a,b\n"${cell}",x\n`)).toEqual([
      [1, 'a', 'b'],
      [2, cell, 'x'],
    ])
  })

  test('reads 50,000 records and lets other work run meanwhile', async () => {
    let turns = 0
    const timer = setInterval(() => (turns += 1), 1)
    const table = await readTable(`a,b,c\n${'Ada,"Byte, A",3\n'.repeat(50_000)}`)
    clearInterval(timer)
    expect(table.ok && table.rows.length).toBe(50_001)
    expect(table.ok && table.rows.at(-1)?.line).toBe(50_001)
    expect(turns).toBeGreaterThan(10)
  })

  test('stops at more lines, columns or text in one line than any list of people has (I6)', async () => {
    expect(await rowsOf(`a,b\n${'1,2\n'.repeat(50_020)}`)).toEqual([['tooManyLines', 50_011]])
    expect(await rowsOf(`a,b\n${','.repeat(600)}\n`)).toEqual([['lineTooLong', 2]])
    expect(await rowsOf(`a,b\n1,"${'x'.repeat(5_000_000)}"\n`)).toEqual([['lineTooLong', 2]])
  })

  test(`gives back every cell that was written by the rules (seed ${seed})`, async () => {
    const cell = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/\r\n?/g, '\n'))
    const records = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 8 })
    const separator = fc.constantFrom(',', ';', '\t', '|')
    const end = fc.constantFrom('\n', '\r\n', '\r')
    await fc.assert(
      fc.asyncProperty(records, separator, end, async (rows, by, lineEnd) => {
        const quoted = rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(by))
        const table = await readTable(quoted.join(lineEnd))
        const expected = rows.filter((row) => row.some((text) => text.trim() !== ''))
        expect(table.ok && table.rows.map(({ cells }) => cells)).toEqual(expected)
      }),
      { seed, numRuns: 200 },
    )
  })
})
