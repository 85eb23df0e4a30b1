import { type Rows, useVirtualRows } from '#renderer/components/useVirtualRows.ts'
import { rowAt, useUsers, wantRows } from '../usersStore.ts'

const isHere = (index: number): boolean => rowAt(useUsers.getState(), index) !== undefined

/** The rows of Clinic Users in sight. */
export function useRows(): Rows {
  const query = useUsers((s) => s.query)
  const shown = useUsers((s) => s.shown)
  const total = useUsers((s) => s.total)
  // A page that comes may bring the row that an act waits for.
  useUsers((s) => s.pages)
  return useVirtualRows({ query, shown, total, isHere, want: wantRows })
}
