import type { JSX, MouseEvent } from 'react'
import { RowCheckbox } from '#renderer/components/RowCheckbox.tsx'
import { selectionText as words } from '#renderer/text/bulk.ts'
import type { UserRow } from '../usersStore.ts'
import { selectTo, toggle } from './selectionStore.ts'
import classes from './users.module.css'

type Props = { readonly row: UserRow | undefined; readonly index: number; readonly isSelected: boolean }

/** The check box of a row; the row itself has the keyboard: Space ticks it, Shift makes a range. */
export function SelectCell({ row, index, isSelected }: Props): JSX.Element {
  const press = (event: MouseEvent): void => {
    // A click on the row opens the account.
    event.stopPropagation()
    if (row === undefined) return
    // The row keeps the keyboard, whatever of it was clicked.
    event.currentTarget.closest<HTMLElement>('[role="row"]')?.focus({ preventScroll: true })
    if (event.shiftKey) void selectTo(index)
    else toggle(row.userId, index)
  }
  return (
    <div role="gridcell" aria-colindex={1} tabIndex={-1} className={classes['selectCell']} onClick={press}>
      {row !== undefined && (
        <RowCheckbox isChecked={isSelected} label={words.select(`${row.firstName} ${row.lastName}`)} />
      )}
    </div>
  )
}
