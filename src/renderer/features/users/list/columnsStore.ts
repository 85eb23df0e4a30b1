import { create } from 'zustand'
import { forgetOnLeave } from '#renderer/components/forgetOnLeave.ts'
import { request } from '#renderer/transport/client.ts'
import { readColumns, USUAL_COLUMNS, type Column } from './columns.ts'

const PREFERENCE = 'users.columns'

/** The columns that the person at this desk chose. */
export const useColumns = create<{ readonly columns: readonly Column[] }>()(() => ({
  columns: USUAL_COLUMNS,
}))
forgetOnLeave(useColumns)

/** Fetches the choice of the person at the desk. */
export async function loadColumns(): Promise<void> {
  const answer = await request('preferences.get', {})
  if (!answer.ok) return
  const kept = answer.data.preferences[PREFERENCE]
  useColumns.setState({ columns: kept === undefined ? USUAL_COLUMNS : readColumns(kept) })
}

/** Shows these columns, now and next time. */
export async function chooseColumns(columns: readonly Column[]): Promise<void> {
  const chosen = readColumns(columns.join(','))
  useColumns.setState({ columns: chosen })
  await request('preferences.save', { name: PREFERENCE, value: chosen.join(',') })
}
