import { type Rows, useVirtualRows } from '#renderer/components/useVirtualRows.ts'
import { useUsers, wantRows } from '../usersStore.ts'

/** The rows of Clinic Users in sight. */
export function useRows(): Rows {
  const query = useUsers((s) => s.query)
  const shown = useUsers((s) => s.shown)
  const total = useUsers((s) => s.total)
  return useVirtualRows({ query, shown, total, want: wantRows })
}
