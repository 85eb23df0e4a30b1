import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { fail } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import { addPeople } from './addPeople.ts'
import type { ImportDesk } from './importDesk.ts'

/**
 * Adds everybody of a previewed list in one transaction, or nobody (product.md 45). The clinic may have changed
 * since the preview, so it is asked again, inside the transaction. Everything but other writes goes on meanwhile.
 */
export async function runImport(
  desk: ImportDesk,
  call: ActorCall,
  { importId }: ParsedInputOf<'transfer.runImport'>,
): Promise<Answer<'transfer.runImport'>> {
  const pending = desk.claim(call.seat, importId, call.actor.userId)
  if (pending === undefined) return fail('NOT_FOUND', {})
  if (pending.clients !== undefined) {
    desk.release(pending)
    return fail('NOT_FOUND', {})
  }
  try {
    if (pending.problemCount > 0) return fail('IMPORT_HAS_ERRORS', { count: pending.problemCount })
    const { people, cancelling } = pending
    const answer = await call.db.writeAside(
      { actorId: call.actor.userId },
      addPeople,
      { people, rights: call.actor.rights, importId, fileName: pending.fileName },
      {
        signal: cancelling.signal,
        onProgress: (done) =>
          call.emit({ name: 'work.progress', workId: importId, done, total: people.length }, call.seat),
      },
    )
    if (answer.ok) desk.drop(call.seat, importId)
    return answer
  } finally {
    desk.release(pending)
  }
}
