import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { decodeText } from '#backend/features/transfer/decodeText.ts'
import { HOSTILE_LISTS, type HostileList } from '#tests/support/hostileLists.ts'

const IS_LONG = process.env['ANTEROOM_LONG'] === '1'
const SHARE = IS_LONG ? 1 : 0.03
const MOST_MEGABYTES = 300
const SCRIPT = resolve(import.meta.dirname, '../support/previewHostile.ts')
const figuresSchema = z.strictObject({
  ended: z.string(),
  megabytes: z.int(),
  grown: z.int(),
  previewMs: z.int(),
  people: z.int(),
})
type Figures = z.infer<typeof figuresSchema>

/** Previews a list in a process of its own, whose memory nobody else uses. */
async function preview(name: HostileList): Promise<Figures> {
  const args = ['--expose-gc', SCRIPT, name, String(SHARE)]
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'] },
  })
  const figures = figuresSchema.parse(JSON.parse(stdout))
  console.log(
    `I6, ${name} (${String(figures.megabytes)} MB): ${figures.ended}; ${String(figures.grown)} MB more, ${String(figures.previewMs)} ms`,
  )
  return figures
}

/** What full-size lists end with; a part of one is often just a list. */
const FULL: Readonly<Record<HostileList, RegExp>> = {
  'a million lines': /^tooManyLines$/,
  'as many people as are read': /^50000 lines, 0 problems, 0 there$/,
  'everybody of one name': /^50000 lines, 0 problems, 49999 there$/,
  'one cell': /^lineTooLong$/,
  'one line of separators': /^lineTooLong$/,
  'nothing but quotes': /^lineTooLong$/,
  'nothing but line ends': /^tooManyLines$/,
  'ragged lines': /^tooManyLines$/,
}
const EVERYDAY: readonly HostileList[] = ['a million lines', 'ragged lines', 'one line of separators']
const names = Object.keys(HOSTILE_LISTS).filter((name): name is HostileList => Object.hasOwn(FULL, name))

describe('lists that mean harm (I6, product 45)', () => {
  const timeout = IS_LONG ? 600_000 : 60_000
  it.each(IS_LONG ? names : EVERYDAY)(
    'stores nothing of %s, in less than 300 MB',
    { timeout },
    async (name) => {
      const { ended, grown, people } = await preview(name)
      expect(people).toBe(1)
      expect(grown).toBeLessThan(MOST_MEGABYTES)
      if (IS_LONG) expect(ended).toMatch(FULL[name])
      else expect(ended).toMatch(/\d lines|^(?:lineTooLong|tooManyLines|badQuotes)$/)
    },
  )

  it('does not even look at a line of 200 MB', () => {
    const bytes = Buffer.alloc(200 * 1024 * 1024, 'x')
    const startedAt = performance.now()
    expect(decodeText(bytes)).toMatchObject({ ok: false, reason: 'tooLarge' })
    const ms = performance.now() - startedAt
    console.log(`I6, a line of 200 MB: refused in ${ms.toFixed(1)} ms`)
  })
})
