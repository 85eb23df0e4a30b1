import { z } from 'zod'
import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { fail, ok } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import { type DirectoryRow, listDirectoryPage, type PageStart } from './directoryRepository.ts'
import { startAfter } from './readUsers.ts'
import { selectUsers } from './selectUsers.ts'
import { toUserRow } from './toUserRow.ts'

type Input = ParsedInputOf<'users.list'>

const cursorSchema = z.tuple([z.union([z.string(), z.number()]), z.string(), z.int()])

function readStart(from: Input['from']): PageStart | undefined {
  if ('index' in from) return from
  try {
    const parsed = cursorSchema.safeParse(JSON.parse(from.after))
    if (!parsed.success) return undefined
    const [key, name, id] = parsed.data
    return { after: { key, name, id } }
  } catch {
    return undefined
  }
}

function cursorOf(row: DirectoryRow, sort: Input['sort']): string {
  const { key, name, id } = startAfter(row, sort).after
  return JSON.stringify([key, name, id])
}

/** One page of Clinic Users under tab, search, filters and sorting (product.md 1–4). */
export async function listUsers(call: ActorCall, input: Input): Promise<Answer<'users.list'>> {
  const start = readStart(input.from)
  if (start === undefined) return fail('BAD_INPUT', { fields: { 'from.after': 'malformed' } })
  const { where, total, isCapped } = await selectUsers(call, input)
  const rows = await listDirectoryPage(call.db.read, where, input.sort, start, input.limit)
  const last = rows.at(-1)
  const now = call.ports.clock.now()
  return ok({
    rows: rows.map((row) => toUserRow(row, now)),
    next: last !== undefined && rows.length === input.limit ? cursorOf(last, input.sort) : null,
    total,
    isCapped,
  })
}
