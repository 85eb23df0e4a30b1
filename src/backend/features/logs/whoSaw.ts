import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { fail, ok } from '#shared/errors/index.ts'
import { foldText } from '#shared/lib/fold.ts'
import type { ActorCall } from '../../call.ts'
import { readCursor, writeCursor } from './listLog.ts'
import { CLIENT_VIEWS } from './logFilter.ts'
import { findPeople, listClientNames, listDevices, listViewers, listViews } from './logsRepository.ts'
import { listNames } from './namesRepository.ts'

const PAGE = 100
const MOST_SUBJECTS = 20

/** Who opened a client's chart, on which PC, how often and when (security.md L6). */
export async function whoSaw(
  call: ActorCall,
  { clientId, before }: ParsedInputOf<'logs.whoSaw'>,
): Promise<Answer<'logs.whoSaw'>> {
  const from = readCursor(before)
  if (from === undefined) return fail('BAD_INPUT', { fields: { before: 'malformed' } })
  const db = call.db.read
  const views = await listViews(db, clientId, CLIENT_VIEWS, from, PAGE + 1)
  const people = await listViewers(db, clientId, CLIENT_VIEWS)
  const ids = [...views, ...people].flatMap(({ userId, deviceId }) => [
    deviceId,
    ...(userId === null ? [] : [userId]),
  ])
  const names = await listNames(db, [clientId, ...ids])
  const clientName = names[clientId]
  if (clientName === undefined) return fail('NOT_FOUND', {})
  const shown = views.slice(0, PAGE)
  const last = shown.at(-1)
  return ok({
    clientName,
    people,
    views: shown,
    names,
    next: views.length > PAGE && last !== undefined ? writeCursor(last) : null,
  })
}

/** What the filters offer: PCs, and people and clients by a few letters of their names. */
export async function findSubjects(call: ActorCall, search: string): Promise<Answer<'logs.findSubjects'>> {
  const folded = foldText(search).trim()
  const clients = await listClientNames(call.db.read)
  return ok({
    devices: await listDevices(call.db.read),
    people: await findPeople(call.db.read, folded),
    clients: clients.filter(({ name }) => foldText(name).includes(folded)).slice(0, MOST_SUBJECTS),
  })
}
