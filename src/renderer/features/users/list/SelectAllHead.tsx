import { Checkbox } from '@mantine/core'
import type { JSX } from 'react'
import { selectionText as words } from '#renderer/text/bulk.ts'
import { useUsers } from '../usersStore.ts'
import { clearSelection, countSelected, selectAll, useSelection } from './selectionStore.ts'
import classes from './users.module.css'

/** Selects everybody whom the list shows, or lets all of them go. */
export function SelectAllHead(): JSX.Element {
  const selection = useSelection((s) => s.selection)
  const total = useUsers((s) => (s.shown === null ? 0 : s.total))
  const count = countSelected(selection, total)
  const isEverybody = count > 0 && selection.isAll && selection.ids.size === 0
  return (
    <div role="columnheader" aria-colindex={1} className={classes['selectHead']}>
      <Checkbox
        size="xs"
        aria-label={words.selectShown}
        disabled={total === 0}
        checked={isEverybody}
        indeterminate={count > 0 && !isEverybody}
        onChange={isEverybody ? clearSelection : selectAll}
      />
    </div>
  )
}
