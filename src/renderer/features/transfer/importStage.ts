import { create } from 'zustand'
import type { OutputOf } from '#shared/contract/index.ts'
import type { AppFailure } from '#shared/errors/index.ts'
import { forgetOnLeave } from '#renderer/components/forgetOnLeave.ts'

/** What a file can hold. */
export type What = 'people' | 'clients'
export type PeoplePreview = OutputOf<'transfer.previewImport'>
export type ClientPreview = OutputOf<'transfer.previewClients'>
/** What would happen with a file of people or of clients. */
export type Previewed =
  | { readonly what: 'people'; readonly preview: PeoplePreview }
  | { readonly what: 'clients'; readonly preview: ClientPreview }
/** A file as it was read: its bytes stay for the next look with other columns. */
export type ListFile = { readonly fileName: string; readonly base64: string }

/** Where an import stands, from choosing a file to the people being there. */
export type ImportStage =
  | { readonly at: 'closed' }
  | { readonly at: 'choosing'; readonly problem: AppFailure | undefined }
  /** `part` of the file that is read, 0 to 1; at 1 the program checks it. */
  | { readonly at: 'reading'; readonly fileName: string; readonly part: number }
  | {
      readonly at: 'preview'
      readonly file: ListFile
      readonly previewed: Previewed
      /** The file is read again, with other columns: what is shown is about to be replaced. */
      readonly isReadAgain: boolean
      readonly problem: AppFailure | undefined
    }
  | {
      readonly at: 'running'
      readonly importId: PeoplePreview['importId']
      readonly rowCount: number
      readonly done: number
      readonly isCancelling: boolean
    }
  | {
      readonly at: 'done'
      readonly what: What
      readonly importId: string
      readonly added: number
      readonly filled: number
      readonly skipped: number
    }

const closed: ImportStage = { at: 'closed' }

/** The one import of this window. */
export const useImport = create<{ readonly stage: ImportStage; readonly what: What }>()(() => ({
  stage: closed,
  what: 'people',
}))
forgetOnLeave(useImport)

/** Shows another step of the import. */
export const go = (stage: ImportStage): void => useImport.setState({ stage })
/** Where the import stands now. */
export const stageNow = (): ImportStage => useImport.getState().stage

/** Opens the import where a file is chosen, for a file of this. */
export function openImport(what: What): void {
  if (stageNow().at === 'closed') useImport.setState({ what, stage: { at: 'choosing', problem: undefined } })
}

/** Says what the next file holds. */
export const importWhat = (what: What): void => useImport.setState({ what })

/** Goes back to choosing a file. */
export const chooseAgain = (): void => go({ at: 'choosing', problem: undefined })

/** Closes the import, but never while people are being stored. */
export function closeImport(): void {
  if (stageNow().at !== 'running') go(closed)
}
