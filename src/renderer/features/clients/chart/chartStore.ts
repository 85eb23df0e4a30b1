import { create } from 'zustand'
import { forgetOnLeave } from '#renderer/components/forgetOnLeave.ts'
import { askToDiscard } from '#renderer/components/unsavedChanges.ts'

/** The tabs of a client chart. */
export const CHART_TABS = ['clinicalInfo', 'people', 'sessions', 'finances'] as const
export type ChartTab = (typeof CHART_TABS)[number]

type ChartState = {
  /** Whose chart is open over the desk; kept while it closes, so that it does not flicker. */
  readonly clientId: string | null
  readonly isOpen: boolean
}

/** The chart that was opened from the list or the command palette. */
export const useChartDoor = create<ChartState>()(() => ({ clientId: null, isOpen: false }))
forgetOnLeave(useChartDoor)

/** The key of a chart's draft and of its unsaved changes. */
export const chartFormKey = (clientId: string): string => `client:${clientId}`

/** Opens a client's chart; asks first where another one holds unsaved changes. */
export function openClientChart(clientId: string): void {
  const { clientId: before, isOpen } = useChartDoor.getState()
  void (async () => {
    if (isOpen && before !== null && before !== clientId && !(await askToDiscard([chartFormKey(before)])))
      return
    useChartDoor.setState({ clientId, isOpen: true })
  })()
}

/** Closes the chart that was opened from the list or the command palette. */
export function closeClientChart(): void {
  useChartDoor.setState({ isOpen: false })
}
