import { create } from 'zustand'
import type { ReportMonths, ReportName } from '#shared/domain/reports.ts'
import { forgetOnLeave } from '#renderer/components/forgetOnLeave.ts'

export type Outcome = 'completed' | 'scheduled' | 'missed'

type State = {
  readonly months: ReportMonths
  readonly outcome: Outcome
}

/** What somebody looks at in Reports, kept while they look elsewhere. */
export const useReports = create<State>()(() => ({ months: 12, outcome: 'completed' }))
forgetOnLeave(useReports)

/** Looks back so many months. */
export function lookBack(months: ReportMonths): void {
  useReports.setState({ months })
}

/** Shows sessions with another outcome. */
export function showOutcome(outcome: Outcome): void {
  useReports.setState({ outcome })
}

export type { ReportMonths, ReportName }
