import { notifications } from '@mantine/notifications'
import { create } from 'zustand'
import type { InputOf } from '#shared/contract/index.ts'
import { MOST_SELECTED } from '#shared/domain/bulk.ts'
import { forgetOnLeave } from '#renderer/components/forgetOnLeave.ts'
import { selectionText as words } from '#renderer/text/bulk.ts'
import { request } from '#renderer/transport/client.ts'
import { rowAt, useUsers } from '../usersStore.ts'

/** Some people one by one, or everybody whom the list shows but for some. */
export type Selection = { readonly isAll: boolean; readonly ids: ReadonlySet<string> }

type SelectionState = {
  readonly selection: Selection
  /** Where a range starts, and what was selected before it. */
  readonly anchor: { readonly index: number; readonly before: ReadonlySet<string> } | null
}

const NOBODY: Selection = { isAll: false, ids: new Set() }

/** Who is selected in Clinic Users; kept while one scrolls, searches and sorts. */
export const useSelection = create<SelectionState>()(() => ({ selection: NOBODY, anchor: null }))
forgetOnLeave(useSelection)

const now = (): Selection => useSelection.getState().selection

/** True for people that an act on the selection is about. */
export const isSelected = ({ isAll, ids }: Selection, userId: string): boolean => ids.has(userId) !== isAll

/** How many people are selected, of as many as the list shows. */
export const countSelected = ({ isAll, ids }: Selection, shown: number): number =>
  isAll ? Math.max(0, shown - ids.size) : ids.size

export const isAnySelected = (): boolean => now().isAll || now().ids.size > 0
export const clearSelection = (): void => useSelection.setState({ selection: NOBODY, anchor: null })
/** Selects everybody whom the list shows, however many they are. */
export const selectAll = (): void =>
  useSelection.setState({ selection: { isAll: true, ids: new Set() }, anchor: null })

function keep(ids: ReadonlySet<string>): void {
  if (ids.size > MOST_SELECTED) {
    notifications.show({ id: 'selection', color: 'red', message: words.tooMany(MOST_SELECTED) })
    return
  }
  useSelection.setState({ selection: { ...now(), ids } })
}

/** Selects somebody, or lets them go; a range starts here. */
export function toggle(userId: string, index: number): void {
  const ids = new Set(now().ids)
  if (!ids.delete(userId)) ids.add(userId)
  keep(ids)
  useSelection.setState({ anchor: { index, before: ids } })
}

/** The ids of a run of rows: those that are here, else asked for. */
async function idsBetween(first: number, last: number): Promise<readonly string[] | undefined> {
  const state = useUsers.getState()
  const here = Array.from({ length: last - first + 1 }, (_, step) => rowAt(state, first + step)?.userId)
  const known = here.filter((id) => id !== undefined)
  if (known.length === here.length) return known
  const { tab, search, filters, sort } = state.query
  const answer = await request('users.listIds', {
    tab,
    search,
    filters,
    sort,
    from: first,
    limit: here.length,
  })
  return answer.ok ? answer.data.userIds : undefined
}

let ranges = 0

/** Selects everybody from where the range starts to this row; the range starts at `from` where there is none yet. */
export async function selectTo(index: number, from = index): Promise<void> {
  const { ids } = now()
  const anchor = useSelection.getState().anchor ?? { index: from, before: ids }
  useSelection.setState({ anchor })
  const [first, last] = [Math.min(anchor.index, index), Math.max(anchor.index, index)]
  if (last - first >= MOST_SELECTED) {
    notifications.show({ id: 'selection', color: 'red', message: words.tooMany(MOST_SELECTED) })
    return
  }
  ranges += 1
  const mine = ranges
  const run = await idsBetween(first, last)
  // Another range, or another list, was asked for meanwhile.
  if (mine !== ranges || useSelection.getState().anchor !== anchor) return
  if (run === undefined) {
    notifications.show({ id: 'selection', color: 'red', message: words.failed })
    return
  }
  const isAll = now().isAll
  const chosen = new Set(anchor.before)
  for (const id of run) {
    if (isAll) chosen.delete(id)
    else chosen.add(id)
  }
  keep(chosen)
}

/** Lets the selection go where the list becomes another one: another tab, or "all" of another search. */
export function followQuery(): () => void {
  const stop = useUsers.subscribe(({ query }, before) => {
    const was = before.query
    if (query === was) return
    const isOther = query.search !== was.search || query.filters !== was.filters
    if (query.tab !== was.tab || (now().isAll && isOther)) clearSelection()
    // The rows of a range stand elsewhere now.
    else useSelection.setState({ anchor: null })
  })
  return () => {
    stop()
    clearSelection()
  }
}

/** Whom an act is about, as the program is asked. */
export function selectedPeople(): InputOf<'bulk.preview'>['which'] {
  const { isAll, ids } = now()
  const { tab, search, filters } = useUsers.getState().query
  return isAll ? { by: 'filters', tab, search, filters, butNot: [...ids] } : { by: 'ids', userIds: [...ids] }
}
