import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { fail, ok } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import { addClients } from './addClients.ts'
import { listImportRuns } from './clientsRepository.ts'
import type { ImportDesk } from './importDesk.ts'
import { undoImport } from './undoImport.ts'
import { workIdSchema } from '#shared/domain/ids.ts'

/** Adds the clients of a previewed list in one transaction, or nobody; asks the clinic again inside it. */
export async function runClients(
  desk: ImportDesk,
  call: ActorCall,
  { importId, duplicates }: ParsedInputOf<'transfer.runClients'>,
): Promise<Answer<'transfer.runClients'>> {
  const pending = desk.claim(call.seat, importId, call.actor.userId)
  if (pending?.clients === undefined) {
    if (pending !== undefined) desk.release(pending)
    return fail('NOT_FOUND', {})
  }
  try {
    if (pending.problemCount > 0) return fail('IMPORT_HAS_ERRORS', { count: pending.problemCount })
    const { clients, cancelling, fileName } = pending
    const answer = await call.db.writeAside(
      { actorId: call.actor.userId },
      addClients,
      { importId, fileName, clients, ...duplicates },
      {
        signal: cancelling.signal,
        onProgress: (done) =>
          call.emit({ name: 'work.progress', workId: importId, done, total: clients.length }, call.seat),
      },
    )
    if (answer.ok) desk.drop(call.seat, importId)
    return answer
  } finally {
    desk.release(pending)
  }
}

/** The imports of this clinic, with who made them, the newest first. */
export async function listImports(call: ActorCall): Promise<Answer<'transfer.listImports'>> {
  const runs = await listImportRuns(call.db.read)
  return ok({
    imports: runs.map(({ undoneAt, importId, ...run }) => ({
      ...run,
      importId: workIdSchema.parse(importId),
      isUndone: undoneAt !== null,
    })),
  })
}

/** Takes a whole import back; everything but other writes goes on meanwhile. */
export function undoWhole(
  call: ActorCall,
  { importId }: ParsedInputOf<'transfer.undoImport'>,
): Promise<Answer<'transfer.undoImport'>> {
  const watch = { signal: new AbortController().signal, onProgress: () => {} }
  return call.db.writeAside({ actorId: call.actor.userId }, undoImport, { importId }, watch)
}
