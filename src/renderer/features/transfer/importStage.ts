import { create } from 'zustand'
import type { ClientPreview } from '#shared/contract/clientImport.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import type { AppFailure } from '#shared/errors/index.ts'
import { forgetOnLeave } from '#renderer/components/forgetOnLeave.ts'

export type Preview = OutputOf<'transfer.previewImport'>
/** A file of clients as it was read: its bytes stay for the next look with other columns. */
export type ClientFile = { readonly fileName: string; readonly base64: string }

/** Where an import stands, from choosing a file to the people being there. */
export type ImportStage =
  | { readonly at: 'closed' }
  | { readonly at: 'choosing'; readonly problem: AppFailure | undefined }
  /** `part` of the file that is read, 0 to 1; at 1 the program checks it. */
  | { readonly at: 'reading'; readonly fileName: string; readonly part: number }
  | { readonly at: 'preview'; readonly preview: Preview; readonly problem: AppFailure | undefined }
  | {
      readonly at: 'clientPreview'
      readonly file: ClientFile
      readonly preview: ClientPreview
      readonly problem: AppFailure | undefined
    }
  | {
      readonly at: 'running'
      readonly preview: Pick<Preview, 'importId' | 'rowCount'>
      readonly done: number
      readonly isCancelling: boolean
    }
  | { readonly at: 'done'; readonly importId: string; readonly added: number }
  | {
      readonly at: 'clientsDone'
      readonly importId: string
      readonly added: number
      readonly filled: number
      readonly skipped: number
    }

const closed: ImportStage = { at: 'closed' }

/** The one import of this window. */
export const useImport = create<{ readonly stage: ImportStage; readonly what: 'people' | 'clients' }>()(
  () => ({
    stage: closed,
    what: 'people',
  }),
)
forgetOnLeave(useImport)

/** Shows another step of the import. */
export const go = (stage: ImportStage): void => useImport.setState({ stage })
/** Where the import stands now. */
export const stageNow = (): ImportStage => useImport.getState().stage

/** Opens the import where a file is chosen, for a file of this. */
export function openImport(what: 'people' | 'clients'): void {
  if (stageNow().at === 'closed') useImport.setState({ what, stage: { at: 'choosing', problem: undefined } })
}

/** Says what the next file holds. */
export const importWhat = (what: 'people' | 'clients'): void => useImport.setState({ what })

/** Goes back to choosing a file. */
export const chooseAgain = (): void => go({ at: 'choosing', problem: undefined })

/** Closes the import, but never while people are being stored. */
export function closeImport(): void {
  if (stageNow().at !== 'running') go(closed)
}
