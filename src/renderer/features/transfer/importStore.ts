import { create } from 'zustand'
import type { OutputOf } from '#shared/contract/index.ts'
import { fail, type AppFailure } from '#shared/errors/index.ts'
import { forgetOnLeave } from '#renderer/components/forgetOnLeave.ts'
import { onEvent, request } from '#renderer/transport/client.ts'
import { readAsBase64 } from './readAsBase64.ts'

export type Preview = OutputOf<'transfer.previewImport'>

/** Where an import stands, from choosing a file to the people being there. */
export type ImportStage =
  | { readonly at: 'closed' }
  | { readonly at: 'choosing'; readonly problem: AppFailure | undefined }
  /** `part` of the file that is read, 0 to 1; at 1 the program checks it. */
  | { readonly at: 'reading'; readonly fileName: string; readonly part: number }
  | { readonly at: 'preview'; readonly preview: Preview; readonly problem: AppFailure | undefined }
  | {
      readonly at: 'running'
      readonly preview: Preview
      readonly done: number
      readonly isCancelling: boolean
    }
  | { readonly at: 'done'; readonly added: number }

/** The most that is read of a file: 32 MB. */
const MOST_BYTES = 32 * 1024 * 1024

const closed: ImportStage = { at: 'closed' }

/** The one import of this window. */
export const useImport = create<{ readonly stage: ImportStage }>()(() => ({ stage: closed }))
forgetOnLeave(useImport)

const go = (stage: ImportStage): void => useImport.setState({ stage })
const stageNow = (): ImportStage => useImport.getState().stage

/** Opens the import where a file is chosen. */
export function openImport(): void {
  if (stageNow().at === 'closed') go({ at: 'choosing', problem: undefined })
}

/** Goes back to choosing a file. */
export const chooseAgain = (): void => go({ at: 'choosing', problem: undefined })

/** Closes the import, but never while people are being stored. */
export function closeImport(): void {
  if (stageNow().at !== 'running') go(closed)
}

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
  if (answer.ok) go({ at: 'done', added: answer.data.added })
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
