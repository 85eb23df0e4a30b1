import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openClinic } from '#backend/db/openClinic.ts'
import { OpenError, type OpenProblem } from '#backend/db/openProblem.ts'
import { folderHashes } from '#tests/support/folderHashes.ts'

const PAGE_BYTES = 4096
const key = randomBytes(32)
let folder = ''
let whole: Buffer
let right = 0

const open = (file: string, create = false, dek: Buffer = key): ReturnType<typeof openClinic> =>
  openClinic({
    file,
    key: dek,
    create,
    backupFolder: join(folder, 'backups'),
    clock: { now: () => Date.UTC(2026, 9, 5), monotonic: () => 0 },
    beforeCommit: () => undefined,
    afterCommit: () => undefined,
  })

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'anteroom-named-'))
  const file = join(folder, 'whole.db')
  await open(file, true).close()
  whole = readFileSync(file)
})
afterAll(() => {
  console.log(`D2 ${right}/8 named right`)
  rmSync(folder, { recursive: true, force: true })
})

/** A database made by the driver's own means, under another cipher or under none. */
function makeStrange(file: string, cipher: string | undefined): void {
  const database = new Database(file)
  if (cipher !== undefined) database.pragma(`cipher = '${cipher}'`)
  if (cipher !== undefined) database.pragma(`key = "x'${key.toString('hex')}'"`)
  database.exec('CREATE TABLE t (a)')
  database.close()
}

async function makeForeign(file: string): Promise<void> {
  await open(file, true, randomBytes(32)).close()
}

function makeDamaged(file: string): void {
  const bytes = Buffer.from(whole)
  bytes.fill(0x5a, 64, 128)
  writeFileSync(file, bytes)
}

const CASES: readonly [OpenProblem, (file: string) => void | Promise<void>][] = [
  ['missing', () => undefined],
  ['empty', (file) => writeFileSync(file, '')],
  ['plain', (file) => makeStrange(file, undefined)],
  ['otherCipher', (file) => makeStrange(file, 'chacha20')],
  ['wrongKey', makeForeign],
  ['notADatabase', (file) => writeFileSync(file, 'Dear all, the picnic is on Friday.\n'.repeat(400))],
  ['truncated', (file) => writeFileSync(file, whole.subarray(0, whole.length - 3 * PAGE_BYTES))],
  ['damaged', makeDamaged],
]

function problemOf(file: string): OpenProblem | 'opened' {
  try {
    void open(file).close()
    return 'opened'
  } catch (error) {
    if (error instanceof OpenError) return error.problem
    throw error
  }
}

describe('a file that does not open (D2)', () => {
  it.each(CASES)('is called %s, and stays as it is', async (problem, make) => {
    const file = join(folder, `${problem}.db`)
    await make(file)
    const before = await folderHashes(folder)
    expect(problemOf(file)).toBe(problem)
    expect(await folderHashes(folder)).toEqual(before)
    right += 1
  })

  it('is told from one that opens', () => {
    writeFileSync(join(folder, 'copy.db'), whole)
    expect(problemOf(join(folder, 'copy.db'))).toBe('opened')
  })
})
