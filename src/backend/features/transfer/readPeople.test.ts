import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { byNames } from './findColumns.ts'
import { readPeople } from './readPeople.ts'

const seed = Date.now() % 1_000_000
const RUNS = process.env['ANTEROOM_LONG'] === '1' ? 500 : 60

const readText = (text: string): ReturnType<typeof readPeople> => readPeople(Buffer.from(text), 'strictly')

describe('readPeople', () => {
  test('is not touched by headers and values that name parts of objects', async () => {
    const before = Object.getOwnPropertyNames(Object.prototype).join()
    const file = await readText(
      '__proto__,constructor,Name,Role,toString\n{"polluted":1},prototype,__proto__ constructor,Contact,x\n',
    )
    expect(file.ok && file.lines[0]).toMatchObject({ firstName: '__proto__', lastName: 'constructor' })
    expect(file.ok && file.columns.map(({ field }) => field)).toEqual([null, null, 'fullName', 'roles', null])
    expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(before)
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })

  test('never reads a password', async () => {
    const file = await readText('Name,Role,Password,Initial password\nAda Byte,Contact,hunter2,hunter3\n')
    expect(JSON.stringify(file)).not.toContain('hunter')
  })

  test('tells the line of a record that has more cells than columns', async () => {
    const file = await readText('Name,Role\nAda Byte,Contact,,\nBob Byte,Contact,Toronto, ON\nEve,\n')
    expect(file.ok && file.problems.first.map(({ line, field, problem }) => [line, field, problem])).toEqual([
      [3, null, 'tooManyColumns'],
      [4, 'fullName', 'required'],
      [4, 'roles', 'required'],
    ])
  })

  test('keeps formulas and SQL-like text as they are', async () => {
    const file = await readText(`First name,Last name,Role\n"=1+1","Robert'); DROP TABLE user;--",Contact\n`)
    expect(file.ok && file.lines[0]).toMatchObject({
      firstName: '=1+1',
      lastName: "Robert'); DROP TABLE user;--",
    })
  })

  test(`answers any of ${RUNS} nasty files with people and problems, or with a reason (seed ${seed})`, async () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '"',
        '""',
        ',',
        ';',
        '\t',
        '|',
        '\r\n',
        '\n',
        '\r',
        'Name',
        'Role',
        'Contact',
        '=cmd|x',
      ),
      fc.constantFrom(
        'sep=;',
        '__proto__',
        '\ufeff',
        '\u202e',
        '\u0000',
        '31/12/2027',
        'a@x.example',
        'Ada Byte',
      ),
      fc.string({ unit: 'binary' }),
    )
    const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''))
    const bytes = fc.oneof(
      text.map((body) => Buffer.from(`Name,Role,Email\n${body}`)),
      text.map((body) => Buffer.from(body)),
      text.map((body) => Buffer.from(`\ufeffName\tRole\r\n${body}`, 'utf16le')),
      text.map((body) => Buffer.from(`Name;Role\n${body}`, 'latin1')),
      fc.uint8Array({ maxLength: 400 }),
    )
    await fc.assert(
      fc.asyncProperty(bytes, fc.constantFrom('strictly' as const, byNames), async (given, choose) => {
        const file = await readPeople(given, choose)
        if (!file.ok) {
          expect(file.reason).toMatch(/^[a-zA-Z]+$/)
          return
        }
        const wrong = new Set(file.problems.first.map(({ line }) => line))
        for (const person of file.lines.filter(({ line }) => !wrong.has(line))) {
          expect(person.firstName.length * person.lastName.length).toBeGreaterThan(0)
          expect(`${person.firstName}${person.lastName}`).not.toMatch(/[\p{Cc}\u202e]/u)
        }
        expect(file.problems.first.every(({ value }) => Array.from(value).length <= 80)).toBe(true)
      }),
      { seed, numRuns: RUNS },
    )
  })
})
