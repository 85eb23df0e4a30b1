import { memo, type JSX } from 'react'
import type { UserRow } from '../usersStore.ts'
import { columnShapes, type Column } from './columns.ts'
import { SelectCell } from './SelectCell.tsx'
import { UserCell } from './UserCell.tsx'
import classes from './users.module.css'

type Props = {
  /** Undefined while its page is on the way. */
  readonly row: UserRow | undefined
  readonly index: number
  /** Pixels from the top of the rows. */
  readonly top: number
  readonly columns: readonly Column[]
  readonly isCurrent: boolean
  /** Ticked for an act on many people. */
  readonly isSelected: boolean
  /** Whose account was opened last. */
  readonly isLast: boolean
  readonly now: number
  readonly onOpen: (index: number) => void
  readonly onCurrent: (index: number) => void
}

function Line(props: Props): JSX.Element {
  const { row, index, columns, now } = props
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={props.isSelected}
      data-last={props.isLast}
      data-index={index}
      tabIndex={props.isCurrent ? 0 : -1}
      className={classes['row']}
      style={{ transform: `translateY(${props.top}px)` }}
      onClick={() => props.onOpen(index)}
      onFocus={() => props.onCurrent(index)}
    >
      <SelectCell row={row} index={index} isSelected={props.isSelected} />
      {columns.map((column, place) => (
        <div
          key={column}
          role="gridcell"
          aria-colindex={place + 2}
          className={classes['cell']}
          data-column={column}
          data-number={columnShapes[column].isNumber}
        >
          {row === undefined ? (
            <span className={classes['skeleton']} />
          ) : (
            <UserCell
              row={row}
              column={column}
              now={now}
              isCurrent={props.isCurrent}
              hasTitle={!columns.includes('title')}
            />
          )}
        </div>
      ))}
    </div>
  )
}

/** One person of the list: a row of 40 px, opened by a click or Enter. */
export const UserLine = memo(Line)
