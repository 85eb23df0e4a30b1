import type { DuplicateChoice } from '#shared/domain/importFields.ts'
import { fail, type AppFailure } from '#shared/errors/index.ts'
import { onEvent, request } from '#renderer/transport/client.ts'
import { go, type ImportStage, stageNow, useImport } from './importStage.ts'
import { previewClients, previewPeople } from './previewList.ts'
import { readAsBase64 } from './readAsBase64.ts'

/** The most that is read of a file: 32 MB. */
const MOST_BYTES = 32 * 1024 * 1024

/** What to do with the lines that seem to be there; by line, before what is said for all. */
export type Choices = { readonly all: DuplicateChoice; readonly rows: ReadonlyMap<number, DuplicateChoice> }

/** Reads a file and shows what would happen; stores nothing. */
export async function previewFile(file: File): Promise<void> {
  const refuse = (problem: AppFailure): void => go({ at: 'choosing', problem })
  if (file.size === 0) return refuse(fail('FILE_UNREADABLE', { reason: 'empty' }).error)
  if (file.size > MOST_BYTES) return refuse(fail('FILE_UNREADABLE', { reason: 'tooLarge' }).error)
  const reading = (part: number): void => go({ at: 'reading', fileName: file.name, part })
  const isStillReading = (): boolean => stageNow().at === 'reading'
  reading(0)
  const base64 = await readAsBase64(file, (part) => {
    if (isStillReading()) reading(part)
  }).catch(() => undefined)
  if (!isStillReading()) return undefined
  if (base64 === undefined) return refuse(fail('FILE_UNREADABLE', { reason: 'notText' }).error)
  const read = { fileName: file.name.slice(-255), base64 }
  return useImport.getState().what === 'clients' ? previewClients(read, null) : previewPeople(read, null)
}

/** Follows a running import by its events. @returns ends the following */
function followProgress(importId: string): () => void {
  return onEvent((event) => {
    const stage = stageNow()
    if (event.name !== 'work.progress' || event.workId !== importId) return
    if (stage.at === 'running') go({ ...stage, done: event.done })
  })
}

/** Stores what the preview showed, or nothing of it. @returns true where it is stored */
export async function runImport(
  stage: Extract<ImportStage, { at: 'preview' }>,
  { all, rows }: Choices,
): Promise<boolean> {
  const { what, preview } = stage.previewed
  const { importId, rowCount } = preview
  go({ at: 'running', importId, rowCount, done: 0, isCancelling: false })
  const stopEvents = followProgress(importId)
  const duplicates = { all, rows: [...rows].map(([line, choice]) => ({ line, choice })) }
  const answer = await (what === 'people'
    ? request('transfer.runImport', { importId, duplicates })
    : request('transfer.runClients', { importId, duplicates }))
  stopEvents()
  if (answer.ok) go({ at: 'done', what, importId, ...answer.data })
  // A cancelled or forgotten preview is gone: its file must be chosen again.
  else if (answer.error.code === 'CANCELLED' || answer.error.code === 'NOT_FOUND')
    go({ at: 'choosing', problem: answer.error })
  else go({ ...stage, problem: answer.error })
  return answer.ok
}

/** Asks to stop a running import; nothing of it stays. */
export async function cancelImport(): Promise<void> {
  const stage = stageNow()
  if (stage.at !== 'running') return
  go({ ...stage, isCancelling: true })
  await request('transfer.cancelImport', { importId: stage.importId })
}
