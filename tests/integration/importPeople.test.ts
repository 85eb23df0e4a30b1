import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OWNER_PASSWORD, startClinic, type TestApp } from '../support/testApp.ts'

const COMMAND = resolve(import.meta.dirname, '../../src/shells/cli/importPeople.ts')
const SIGN_IN = `olive@maple.example\n${OWNER_PASSWORD}\n`

type Outcome = { readonly code: unknown; readonly out: string; readonly err: string }

async function importPeople(folder: string, args: readonly string[], input = SIGN_IN): Promise<Outcome> {
  const child = spawn(process.execPath, [COMMAND, ...args], {
    env: { PATH: process.env['PATH'], HOME: folder, ANTEROOM_DATA_DIR: folder, ANTEROOM_KEY_STORE: 'file' },
  })
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  const [code]: unknown[] = await once(child, 'close')
  return { code, out, err }
}

describe('npm run import-people', () => {
  let clinic: TestApp
  let files: string
  const fileOf = (name: string, text: string | Buffer): string => {
    const file = join(files, name)
    writeFileSync(file, text)
    return file
  }

  beforeAll(async () => {
    clinic = await startClinic()
    await clinic.app.stop()
    files = mkdtempSync(join(tmpdir(), 'anteroom-lists-'))
  })
  afterAll(() => {
    rmSync(clinic.folder, { recursive: true, force: true })
    rmSync(files, { recursive: true, force: true })
  })

  test('imports 1,000 people saved as UTF-16 by a spreadsheet, once', async () => {
    const lines = Array.from({ length: 1000 }, (_, n) => `Zoë ${n}\tÉcole\tp${n}@x.example\tParent`)
    const text = `\ufeffFirst name\tSurname\tE-mail\tRole\r\n${lines.join('\r\n')}\r\n`
    const file = fileOf('list.csv', Buffer.from(text, 'utf16le'))
    const checked = await importPeople(clinic.folder, [file, '--check'])
    expect(checked).toMatchObject({ code: 0, err: '' })
    expect(checked.out).toContain('Nothing is wrong: 1,000 people can be imported.')
    const done = await importPeople(clinic.folder, [file])
    expect(done).toMatchObject({ code: 0, err: '' })
    expect(done.out).toContain('UTF-16 LE, separated by tab')
    expect(done.out).toContain('Imported 1,000 people.')
    const again = await importPeople(clinic.folder, [file])
    expect(again.code).toBe(1)
    expect(again.err).toContain('Line 2, Zoë 0 École: e-mail “p0@x.example” belongs to Zoë 0 École already.')
    expect(again.err).toContain('And 500 more problems.')
    expect(again.err).toContain('1,000 problems found. Nobody was imported')
  })

  test('says line, name, field and what is wrong, and imports nobody', async () => {
    const text =
      'Name,Email,Role,Password\nAda Byte,ada@,Wizard,secret1\nBob Byte,bob@x.example,Contact,secret2\n'
    const done = await importPeople(clinic.folder, [fileOf('bad.csv', text)])
    expect(done.code).toBe(1)
    expect(done.out).toContain('Columns left out: Password')
    expect(done.err).toContain('Line 2, Ada Byte: role “Wizard” is not a word Anteroom knows here.')
    expect(done.err).toContain('Line 2, Ada Byte: e-mail “ada@” is not written correctly.')
    expect(done.out + done.err).not.toContain('secret')
  })

  test('says what hinders it', async () => {
    const file = fileOf('one.csv', 'Name,Role\nNo Mail,Contact\n')
    const code = 2
    expect(await importPeople(clinic.folder, [])).toMatchObject({
      code,
      err: expect.stringContaining('Usage:'),
    })
    expect(await importPeople(clinic.folder, [join(files, 'none.csv')])).toMatchObject({
      code,
      err: expect.stringContaining('There is no file'),
    })
    expect(await importPeople(join(files, 'nowhere'), [file])).toMatchObject({
      code,
      err: expect.stringContaining('No clinic is set up in this data folder.'),
    })
    expect(await importPeople(clinic.folder, [file], 'olive@maple.example\nwrong\n')).toMatchObject({
      code,
      err: expect.stringContaining('E-mail and password do not match.'),
    })
    expect(await importPeople(clinic.folder, [file], '')).toMatchObject({
      code,
      err: expect.stringContaining('Nobody signed in.'),
    })
    const workbook = fileOf('list.xlsx', Buffer.from([0x50, 0x4b, 3, 4, 0, 0]))
    expect(await importPeople(clinic.folder, [workbook])).toMatchObject({
      code: 1,
      err: expect.stringContaining('CSV UTF-8'),
    })
  })

  test('leaves a data folder alone that the program has open', async () => {
    const restarted = await clinic.restart()
    const done = await importPeople(clinic.folder, [fileOf('one.csv', 'Name,Role\nNo Mail,Contact\n')])
    await restarted.app.stop()
    expect(done.code).toBe(2)
    expect(done.err).toContain('Anteroom is open on this data folder.')
  })
})
