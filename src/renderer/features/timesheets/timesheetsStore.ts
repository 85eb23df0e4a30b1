import { create } from 'zustand'
import type { AppEvent, OutputOf } from '#shared/contract/index.ts'
import { forgetOnLeave } from '#renderer/components/forgetOnLeave.ts'
import { keepFocus, keepFocusInRows } from '#renderer/components/keepFocus.ts'
import { askToDiscard } from '#renderer/components/unsavedChanges.ts'

export type Summary = OutputOf<'timesheets.list'>['timesheets'][number]
export type ListedStatus = 'submitted' | 'approved' | 'denied'
export const LISTED: readonly ListedStatus[] = ['submitted', 'approved', 'denied']
/** Under which a typed reason reports itself as unsaved. */
export const REASON_KEY = 'timesheetReason'
/** Of the draft of a reason for this timesheet. */
export const reasonDraftKey = (timesheetId: string): string => `${REASON_KEY}:${timesheetId}`
/** Under which what was chosen for a new timesheet reports itself as unsaved. */
export const GENERATE_KEY = 'timesheetGenerate'

/** The days chosen in somebody's account. */
export type ChosenPeriod = {
  readonly userId: string
  readonly from: string | null
  readonly until: string | null
}

type TimesheetsState = {
  readonly status: ListedStatus
  /** The one that is open over the list. */
  readonly openId: string | null
  /** Of the tab "Sessions" of an account, once it was chosen there: it survives the lock. */
  readonly period: ChosenPeriod | null
}

/** Which timesheets show, and which one is open. */
export const useTimesheets = create<TimesheetsState>()(() => ({
  status: 'submitted',
  openId: null,
  period: null,
}))
forgetOnLeave(useTimesheets)

/** Shows those of another state. */
export function showStatus(status: ListedStatus): void {
  useTimesheets.setState({ status })
}

/** Opens one; null closes it without a question. */
export function openTimesheet(openId: string | null): void {
  useTimesheets.setState({ openId })
}

const rowButtons = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('button[data-timesheet]')]

/** Closes one that leaves the list with what was decided: the focus goes on to the row in its place, or to its tab. */
export function leaveTimesheet(timesheetId: string): void {
  keepFocusInRows(
    rowButtons,
    (row) => row.dataset['timesheet'] === timesheetId,
    () => document.querySelector<HTMLElement>('main [role="tab"][aria-selected="true"]'),
  )
  openTimesheet(null)
}

/** True for the news after which timesheets may be others. */
export function isTimesheetNews({ name }: AppEvent): boolean {
  return name === 'sessions.changed' || name === 'clinic.changed'
}

/** Shows one that was denied over the list of those: from another page. */
export function showDenied(timesheetId: string): void {
  useTimesheets.setState({ status: 'denied', openId: timesheetId })
}

/**
 * Closes it; asks first where a reason was typed. Where what opened it is no longer there, because another page did,
 * the focus goes to its row.
 */
export async function closeTimesheet(): Promise<void> {
  const { openId } = useTimesheets.getState()
  if (!(await askToDiscard([REASON_KEY]))) return
  openTimesheet(null)
  keepFocus(
    () =>
      rowButtons().find((row) => row.dataset['timesheet'] === openId) ??
      document.querySelector<HTMLElement>('main [role="tab"][aria-selected="true"]'),
  )
}
