import type { ClientPreview, DuplicateChoice } from '#shared/contract/clientImport.ts'
import type { AppFailure } from '#shared/errors/index.ts'
import { onEvent, request } from '#renderer/transport/client.ts'
import { type ClientFile, go, stageNow } from './importStage.ts'

export type Columns = ClientPreview['columns'][number]['field'][]
export type Choices = { readonly all: DuplicateChoice; readonly rows: ReadonlyMap<number, DuplicateChoice> }

/** Reads a file of clients and shows what would happen; stores nothing but a choice of columns. */
export async function previewClients(file: ClientFile, columns: Columns | null): Promise<void> {
  const before = stageNow()
  if (before.at !== 'clientPreview') go({ at: 'reading', fileName: file.fileName, part: 1 })
  const answer = await request('transfer.previewClients', { ...file, columns })
  if (stageNow().at !== 'reading' && stageNow().at !== 'clientPreview') return
  if (answer.ok) return go({ at: 'clientPreview', file, preview: answer.data, problem: undefined })
  if (before.at === 'clientPreview') return go({ ...before, problem: answer.error })
  return go({ at: 'choosing', problem: answer.error })
}

function backTo(file: ClientFile, preview: ClientPreview, problem: AppFailure): void {
  if (problem.code === 'CANCELLED' || problem.code === 'NOT_FOUND') go({ at: 'choosing', problem })
  else go({ at: 'clientPreview', file, preview, problem })
}

/** Stores the clients of the preview, or nobody. @returns true where they are stored */
export async function runClients(
  file: ClientFile,
  preview: ClientPreview,
  { all, rows }: Choices,
): Promise<boolean> {
  const { importId, rowCount } = preview
  go({ at: 'running', preview: { importId, rowCount }, done: 0, isCancelling: false })
  const stopEvents = onEvent((event) => {
    const stage = stageNow()
    if (event.name !== 'work.progress' || event.workId !== importId) return
    if (stage.at === 'running') go({ ...stage, done: event.done })
  })
  const duplicates = { all, rows: [...rows].map(([line, choice]) => ({ line, choice })) }
  const answer = await request('transfer.runClients', { importId, duplicates })
  stopEvents()
  if (answer.ok) go({ at: 'clientsDone', importId, ...answer.data })
  else backTo(file, preview, answer.error)
  return answer.ok
}
