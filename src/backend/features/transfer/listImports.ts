import type { Answer } from '#shared/contract/index.ts'
import { workIdSchema } from '#shared/domain/ids.ts'
import { ok } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import { listImportRuns } from './clientsRepository.ts'

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
