import { create } from 'zustand'
import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { BulkPart } from '#shared/domain/bulk.ts'
import type { AppFailure } from '#shared/errors/index.ts'
import { forgetOnLeave } from '#renderer/components/forgetOnLeave.ts'
import { onEvent, request } from '#renderer/transport/client.ts'
import { showBulkDone } from './showBulkDone.tsx'

type PreviewInput = InputOf<'bulk.preview'>
/** One part that becomes the same for everybody. */
export type BulkChangeInput = PreviewInput['change']

/** Whom a bulk change is about, in the order of the list. */
export type BulkTarget = Pick<PreviewInput, 'which' | 'sort'> & {
  readonly count: number
  readonly isCapped: boolean
}

/** A change under way. */
export type Running = { readonly done: number; readonly total: number; readonly isCancelling: boolean }

type BulkState = {
  readonly choices: OutputOf<'bulk.getChoices'>
  readonly part: BulkPart | null
  readonly target: BulkTarget | null
  readonly running: Running | null
  readonly error: AppFailure | null
}

/** The bulk change of this window. */
export const useBulk = create<BulkState>()(() => ({
  choices: { parts: [], crews: [] },
  part: null,
  target: null,
  running: null,
  error: null,
}))
forgetOnLeave(useBulk)

/** Asks what this person may change of many people. */
export async function loadBulkChoices(): Promise<void> {
  const answer = await request('bulk.getChoices', {})
  if (answer.ok) useBulk.setState({ choices: answer.data })
}

/** Opens the modal of one part. */
export function openBulk(part: BulkPart, target: BulkTarget): void {
  useBulk.setState({ part, target, running: null, error: null })
  void loadBulkChoices()
}

/** Closes it, but never while people are being changed. */
export function closeBulk(): void {
  if (useBulk.getState().running === null) useBulk.setState({ part: null, target: null, error: null })
}

/** Carries out a dry run. @returns true where it is done */
export async function applyBulk(bulkId: string, total: number, partName: string): Promise<boolean> {
  useBulk.setState({ running: { done: 0, total, isCancelling: false }, error: null })
  const stop = onEvent((event) => {
    const { running } = useBulk.getState()
    if (event.name === 'work.progress' && event.workId === bulkId && running !== null)
      useBulk.setState({ running: { ...running, done: event.done } })
  })
  const answer = await request('bulk.apply', { bulkId })
  stop()
  useBulk.setState({ running: null, error: answer.ok ? null : answer.error })
  if (!answer.ok) return false
  showBulkDone({ ...answer.data, partName })
  closeBulk()
  return true
}

/** Asks to stop a change under way; nothing of it stays. */
export async function cancelBulk(bulkId: string): Promise<void> {
  const { running } = useBulk.getState()
  if (running === null) return
  useBulk.setState({ running: { ...running, isCancelling: true } })
  await request('bulk.cancel', { bulkId })
}

/** Takes an error away, to look again. */
export const forgetBulkError = (): void => useBulk.setState({ error: null })
