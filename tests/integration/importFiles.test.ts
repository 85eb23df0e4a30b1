import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CLIENT_STATUSES } from '#shared/domain/clients.ts'
import { DUPLICATE_CHOICES } from '#shared/domain/importFields.ts'
import type { WorkId } from '#shared/domain/ids.ts'
import type { Result } from '#shared/errors/index.ts'
import { type Draws, drawsFrom } from '#tests/bench/seeded.ts'
import { dataOf, startClinic, type TestApp } from '../support/testApp.ts'

const FILES = process.env['ANTEROOM_LONG'] === '1' ? 500 : 24
const SEED = 20_261_005
const FIELDS = ['First name', 'Last name', 'E-mail', 'Role', 'Phone', 'Bio', 'Title'] as const
const TEXTS = [
  'plain',
  'Zoë Łukasz',
  '=HYPERLINK("http://x.example")',
  '+1 416 555 0100',
  '@SUM(A1)',
  'with, separator; and | and\ttab',
  'a "quoted" word',
  'two\nlines',
  'two\r\nlines',
  '',
  '   ',
  '-',
  '\u0000',
  '李雷',
] as const

let clinic: TestApp
beforeAll(async () => {
  clinic = await startClinic()
})
afterAll(() => clinic.stop())

/** A cell as programs write it: quoted where it must be, or left as it is, which is wrong. */
function cellOf(draws: Draws, text: string, separator: string): string {
  const isPlain = !/["\r\n]/.test(text) && !text.includes(separator)
  if (isPlain && draws.chance(0.8)) return text
  return draws.chance(0.97) ? `"${text.replaceAll('"', '""')}"` : text
}

function lineOf(draws: Draws, cells: readonly string[], separator: string): string {
  const ragged = draws.chance(0.03) ? cells.slice(0, draws.below(cells.length)) : [...cells]
  if (draws.chance(0.02)) ragged.push('one too many')
  return ragged.map((cell) => cellOf(draws, cell, separator)).join(separator)
}

function textOf(draws: Draws, file: number): string {
  const separator = draws.pick([',', ';', '\t', '|'])
  const heads: string[] = [...FIELDS]
  if (draws.chance(0.1)) heads.push(draws.pick(['E-mail', 'First name', 'Password', '']))
  if (draws.chance(0.1)) heads.reverse()
  const isWild = draws.chance(0.6)
  const isHuge = draws.chance(0.08)
  const rows = Array.from({ length: draws.below(40) }, (_, row) =>
    heads.map((head) => {
      if (head === 'Bio' && isHuge && row === 0) return 'x'.repeat(2_000_000)
      if (isWild && draws.chance(0.04)) return draws.pick(TEXTS)
      if (head === 'E-mail') return `p${String(file)}.${String(row)}@maple.example`
      if (head === 'Role') return 'Contact'
      if (head === 'Phone') return '416 555 0100'
      return head === 'First name' ? 'Ada' : head === 'Last name' ? `Byte${String(row)}` : ''
    }),
  )
  const ends = draws.chance(0.3) ? ['\n', '\r\n'] : [draws.pick(['\n', '\r\n', '\r'])]
  return [heads, ...rows]
    .map((cells) => lineOf(draws, cells, separator) + (ends[draws.below(ends.length)] ?? '\n'))
    .join('')
}

function bytesOf(draws: Draws, text: string): Buffer {
  const whole = draws.pick([
    () => Buffer.from(text),
    () => Buffer.from(`\ufeff${text}`),
    () => Buffer.from(`\ufeff${text}`, 'utf16le'),
    () => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
    () => Buffer.from(text, 'latin1'),
  ])()
  return draws.chance(0.1) ? whole.subarray(0, draws.below(whole.length + 1)) : whole
}

/** Everybody whom a file can bring: people and clients. */
async function everybody(): Promise<number> {
  const users = dataOf(await clinic.ask('users.count', {}))
  const clients = dataOf(await clinic.ask('clients.count', {}))
  return users.active + users.inactive + CLIENT_STATUSES.reduce((sum, tab) => sum + clients[tab], 0)
}

type Way = 'strict' | 'people' | 'clients'
type Brought = { readonly ended: string; readonly added: number }
type Preview = { importId: WorkId; problemCount: number; rowCount: number }

function previewBy(way: Way, fileName: string, base64: string): Promise<Result<Preview>> {
  return way === 'clients'
    ? clinic.ask('transfer.previewClients', { fileName, base64, columns: null })
    : clinic.ask('transfer.previewImport', { fileName, base64, isStrict: way === 'strict' })
}

/** Previews and runs one file. @returns how many it says it added; 0 where it was refused */
async function bringIn(draws: Draws, bytes: Buffer, name: string): Promise<Brought> {
  const way = draws.pick(['strict', 'people', 'clients'] as const)
  const preview = await previewBy(way, name, bytes.toString('base64'))
  if (!preview.ok) return { ended: preview.error.code, added: 0 }
  const { importId, problemCount, rowCount } = preview.data
  const duplicates = { all: draws.pick(DUPLICATE_CHOICES), rows: [] }
  const answer = await clinic.ask(way === 'clients' ? 'transfer.runClients' : 'transfer.runImport', {
    importId,
    duplicates,
  })
  if (!answer.ok) {
    expect(problemCount).toBeGreaterThan(0)
    return { ended: answer.error.code, added: 0 }
  }
  expect(problemCount).toBe(0)
  const { added, filled, skipped } = answer.data
  expect(added + filled + skipped).toBe(rowCount)
  if (way === 'strict') expect(added).toBe(rowCount)
  return { ended: 'done', added }
}

describe('files as they come (I6, product 45)', () => {
  it(
    `brings each of ${String(FILES)} generated files in whole or not at all`,
    { timeout: FILES > 100 ? 900_000 : 60_000 },
    async () => {
      const ends: Record<string, number> = {}
      for (let file = 0; file < FILES; file += 1) {
        const draws = drawsFrom(SEED + file)
        const bytes = bytesOf(draws, textOf(draws, file))
        const before = await everybody()
        const { ended, added } = await bringIn(draws, bytes, `file-${String(file)}.csv`)
        expect(await everybody(), `seed ${String(SEED + file)}: ${ended}`).toBe(before + added)
        expect(['done', 'FILE_UNREADABLE', 'IMPORT_HAS_ERRORS']).toContain(ended)
        ends[ended] = (ends[ended] ?? 0) + 1
      }
      console.log(`import of ${String(FILES)} files, seeds from ${String(SEED)}: ${JSON.stringify(ends)}`)
      expect(Object.keys(ends).length).toBe(3)
    },
  )
})
