import type { WorkId } from '#shared/domain/ids.ts'
import { fail, type Result } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import type { Watch } from '../../db/longWork.ts'
import type { ImportDesk, PendingImport, PendingList } from './importDesk.ts'
import type { Stored } from './storeLines.ts'

type Refusals = 'IMPORT_HAS_ERRORS' | 'CANCELLED'

/**
 * Runs a previewed list once (product.md 45): refused while the file has problems, with progress to the seat that
 * asked, ended by a cancel, and kept at the desk where it was refused, so that it can be tried again.
 * @param pick gives the list where it is one of the wanted kind; to any other this import does not exist
 */
export async function runPending<L extends PendingList>(
  desk: ImportDesk,
  call: ActorCall,
  importId: WorkId,
  pick: (list: PendingList) => L | undefined,
  store: (pending: PendingImport, list: L, watch: Watch) => Promise<Result<Stored, Refusals>>,
): Promise<Result<Stored, 'NOT_FOUND' | Refusals>> {
  const pending = desk.claim(call.seat, importId, call.actor.userId)
  if (pending === undefined) return fail('NOT_FOUND', {})
  try {
    const list = pick(pending.list)
    if (list === undefined) return fail('NOT_FOUND', {})
    if (pending.problemCount > 0) return fail('IMPORT_HAS_ERRORS', { count: pending.problemCount })
    const total = list.lines.length
    const answer = await store(pending, list, {
      signal: pending.cancelling.signal,
      onProgress: (done) => call.emit({ name: 'work.progress', workId: importId, done, total }, call.seat),
    })
    if (answer.ok) desk.drop(call.seat, importId)
    return answer
  } finally {
    desk.release(pending)
  }
}
