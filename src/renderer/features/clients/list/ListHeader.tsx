import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { memo, type JSX } from 'react'
import { clientsText as words } from '#renderer/text/clients.ts'
import { sortBy, useClients } from '../clientsStore.ts'
import classes from './clients.module.css'
import { COLUMNS, isNumberColumn } from './columns.ts'

type HeadProps = { readonly column: (typeof COLUMNS)[number]; readonly place: number }

function ColumnHead({ column: { id, sort: by }, place }: HeadProps): JSX.Element {
  const sort = useClients((s) => s.query.sort)
  const isSorted = by === sort.column
  const Arrow = sort.descending ? IconArrowDown : IconArrowUp
  return (
    <div
      role="columnheader"
      aria-colindex={place + 1}
      aria-sort={by === null ? undefined : isSorted ? (sort.descending ? 'descending' : 'ascending') : 'none'}
      className={classes['head']}
      data-number={isNumberColumn(id)}
    >
      {by === null ? (
        <span>{words.columnNames[id]}</span>
      ) : (
        <button type="button" className={classes['headButton']} onClick={() => sortBy(by)}>
          <span>{words.columnNames[id]}</span>
          <Arrow size={14} aria-hidden="true" className={classes['arrow']} data-on={isSorted} />
        </button>
      )}
    </div>
  )
}

function Header(): JSX.Element {
  return (
    <div role="rowgroup" className={classes['headGroup']}>
      <div role="row" aria-rowindex={1} className={classes['headRow']}>
        {COLUMNS.map((column, place) => (
          <ColumnHead key={column.id} column={column} place={place} />
        ))}
      </div>
    </div>
  )
}

/** The names of the columns; a click sorts, a second one the other way round. Not drawn anew while rows pass under it. */
export const ListHeader = memo(Header)
