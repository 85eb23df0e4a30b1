import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { LONGEST_TEXT } from '#backend/db/longestText.ts'
import { insertRow } from '#backend/db/writeRow.ts'
import { contract } from '#shared/contract/index.ts'
import { disciplineIdSchema } from '#shared/domain/ids.ts'
import { must } from '#shared/lib/must.ts'
import { MemoryHub } from '#tests/support/memoryHub.ts'
import { syncOnce } from '#tests/support/syncOnce.ts'
import { picture, startSyncPcs, type SyncPc, type SyncPcs } from '#tests/support/syncPcs.ts'

/** As src/backend/router.ts lets in where a route says nothing else. */
const MOST_CHARACTERS = 256 * 1024
/** Files, of which no row holds the whole: what is read of them goes by fields. */
const FILES = new Set(['file.base64', 'base64'])

type Node = Readonly<Record<string, unknown>>
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Every text in an input that has no end, or one behind the longest that a row holds. */
function openTexts(node: unknown, path = ''): string[] {
  if (Array.isArray(node)) return node.flatMap((one) => openTexts(one, path))
  if (!isNode(node)) return []
  const { properties, type, maxLength, enum: words, const: word, format, pattern, ...rest } = node
  const isText = type === 'string' && words === undefined && word === undefined
  const isShort = format === 'uuid' || (typeof pattern === 'string' && !/[*+]/u.test(pattern))
  const isOpen = isText && !isShort && Number(maxLength ?? Number.POSITIVE_INFINITY) > LONGEST_TEXT
  const inside = isNode(properties)
    ? Object.entries(properties).flatMap(([name, one]) =>
        openTexts(one, path === '' ? name : `${path}.${name}`),
      )
    : []
  return [...(isOpen ? [path] : []), ...inside, ...Object.values(rest).flatMap((one) => openTexts(one, path))]
}

let clinic: SyncPcs
let a: SyncPc
let b: SyncPc
beforeEach(async () => {
  clinic = await startSyncPcs(2)
  a = must(clinic.pcs[0], 'a PC')
  b = must(clinic.pcs[1], 'a PC')
})
afterEach(() => clinic.close())

const add = (pc: SyncPc, name: string): Promise<void> =>
  pc.write((tx) => {
    const id = disciplineIdSchema.parse(tx.newId())
    insertRow(tx, 'discipline', { id, name, is_current: 1 }, { verb: 'discipline.added' })
  })

describe('the longest text that PCs tell each other', () => {
  it('is longer than any text that a route of the contract takes', () => {
    const routes = Object.entries(contract)
    const open = routes.flatMap(([name, { input, ...route }]) => {
      const most =
        'maxInput' in route && typeof route.maxInput === 'number' ? route.maxInput : MOST_CHARACTERS
      if (most <= LONGEST_TEXT) return []
      const texts = openTexts(z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }))
      return texts.filter((path) => !FILES.has(path)).map((path) => `${name} ${path}`)
    })
    expect(open).toEqual([])
    expect(routes.length).toBeGreaterThan(100)
  })

  it('arrives whole; a longer one is not written at all, by whatever part of the program', async () => {
    const hub = new MemoryHub()
    await add(a, 'x'.repeat(LONGEST_TEXT))
    await expect(add(a, 'x'.repeat(LONGEST_TEXT + 1))).rejects.toThrow('discipline.name is longer')
    for (const pc of [a, b]) expect(await syncOnce(pc, hub)).toMatchObject({ ok: true })
    expect(await b.write((tx) => tx.all('SELECT length(name) AS n FROM discipline'))).toEqual([
      { n: LONGEST_TEXT },
    ])
    expect(await picture(a)).toEqual(await picture(b))
  })
})
