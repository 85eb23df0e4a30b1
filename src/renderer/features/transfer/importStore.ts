import { fail, type AppFailure } from '#shared/errors/index.ts'
import { onEvent, request } from '#renderer/transport/client.ts'
import { previewClients } from './clientImport.ts'
import { go, type Preview, stageNow, useImport } from './importStage.ts'
import { readAsBase64 } from './readAsBase64.ts'

/** The most that is read of a file: 32 MB. */
const MOST_BYTES = 32 * 1024 * 1024

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
  reading(1)
  if (useImport.getState().what === 'clients')
    return previewClients({ fileName: file.name.slice(-255), base64 }, null)
  const answer = await request('transfer.previewImport', { fileName: file.name.slice(-255), base64 })
  if (!isStillReading()) return undefined
  return answer.ok ? go({ at: 'preview', preview: answer.data, problem: undefined }) : refuse(answer.error)
}

/** Stores everybody of the preview, or nobody. @returns true where they are stored */
export async function runImport(preview: Preview): Promise<boolean> {
  go({ at: 'running', preview, done: 0, isCancelling: false })
  const stopEvents = onEvent((event) => {
    const stage = stageNow()
    if (event.name !== 'work.progress' || event.workId !== preview.importId) return
    if (stage.at === 'running') go({ ...stage, done: event.done })
  })
  const answer = await request('transfer.runImport', { importId: preview.importId })
  stopEvents()
  if (answer.ok) go({ at: 'done', importId: preview.importId, added: answer.data.added })
  // A cancelled or forgotten preview is gone: its file must be chosen again.
  else if (answer.error.code === 'CANCELLED' || answer.error.code === 'NOT_FOUND') {
    go({ at: 'choosing', problem: answer.error })
  } else go({ at: 'preview', preview, problem: answer.error })
  return answer.ok
}

/** Asks to stop a running import; nothing of it stays. */
export async function cancelImport(): Promise<void> {
  const stage = stageNow()
  if (stage.at !== 'running') return
  go({ ...stage, isCancelling: true })
  await request('transfer.cancelImport', { importId: stage.preview.importId })
}
