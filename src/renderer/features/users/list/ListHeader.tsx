import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { memo, type JSX } from 'react'
import { usersText as words } from '#renderer/text/users.ts'
import { sortBy, useUsers } from '../usersStore.ts'
import { columnShapes, type Column } from './columns.ts'
import { SelectAllHead } from './SelectAllHead.tsx'
import classes from './users.module.css'

function ColumnHead({ column, place }: { readonly column: Column; readonly place: number }): JSX.Element {
  const sort = useUsers((s) => s.query.sort)
  const shape = columnShapes[column]
  const isSorted = shape.sort === sort.column
  const order = isSorted ? (sort.descending ? 'descending' : 'ascending') : 'none'
  const name = words.columnNames[column]
  const by = shape.sort
  const Arrow = sort.descending ? IconArrowDown : IconArrowUp
  return (
    <div
      role="columnheader"
      aria-colindex={place + 2}
      aria-sort={by === null ? undefined : order}
      className={classes['head']}
      data-number={shape.isNumber}
    >
      {by === null ? (
        <span>{name}</span>
      ) : (
        <button type="button" className={classes['headButton']} onClick={() => sortBy(by)}>
          <span>{name}</span>
          <Arrow size={14} aria-hidden="true" className={classes['arrow']} data-on={isSorted} />
        </button>
      )}
    </div>
  )
}

function Header({ columns }: { readonly columns: readonly Column[] }): JSX.Element {
  return (
    <div role="rowgroup" className={classes['headGroup']}>
      <div role="row" aria-rowindex={1} className={classes['headRow']}>
        <SelectAllHead />
        {columns.map((column, place) => (
          <ColumnHead key={column} column={column} place={place} />
        ))}
      </div>
    </div>
  )
}

/** The names of the columns; a click sorts, a second one the other way round. Not drawn anew while rows pass under it. */
export const ListHeader = memo(Header)
