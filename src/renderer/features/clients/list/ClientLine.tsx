import { memo, type JSX } from 'react'
import { InitialsMark } from '#renderer/components/InitialsMark.tsx'
import { PersonName } from '#renderer/components/PersonName.tsx'
import { StatusBadge } from '#renderer/components/StatusBadge.tsx'
import { chartText, clientsText as words, clientStatusNames } from '#renderer/text/clients.ts'
import { namesText } from '#renderer/text/names.ts'
import { calendarDay } from '#renderer/text/time.ts'
import { ageOn } from '../ageOn.ts'
import type { ClientRow } from '../clientsStore.ts'
import classes from './clients.module.css'
import { COLUMNS, isNumberColumn, type ColumnId } from './columns.ts'

type Props = {
  /** Undefined while its page is on the way. */
  readonly row: ClientRow | undefined
  readonly index: number
  /** Pixels from the top of the rows. */
  readonly top: number
  /** `YYYY-MM-DD`: what ages are counted to. */
  readonly today: string
  readonly isCurrent: boolean
  readonly isSelected: boolean
  readonly onOpen: (index: number) => void
  readonly onCurrent: (index: number) => void
}

function Name({ row }: { readonly row: ClientRow }): JSX.Element {
  return (
    <>
      <InitialsMark id={row.clientId} firstName={row.firstName} lastName={row.lastName} size={26} />
      <span className={classes['nameText']} title={`${row.firstName} ${row.lastName}`}>
        <PersonName firstName={row.firstName} lastName={row.lastName} isStrong isClipped />
        {row.preferredName !== '' && (
          <bdi className={classes['quietName']}>{words.calledName(row.preferredName)}</bdi>
        )}
      </span>
    </>
  )
}

function Text({ text }: { readonly text: string }): JSX.Element {
  return (
    <bdi className={classes['line']} title={text}>
      {text}
    </bdi>
  )
}

function Cell({
  row,
  id,
  today,
}: {
  readonly row: ClientRow
  readonly id: ColumnId
  readonly today: string
}): JSX.Element {
  switch (id) {
    case 'name':
      return <Name row={row} />
    case 'age':
      return row.birthDate === null ? (
        <span />
      ) : (
        <span title={calendarDay(row.birthDate)} aria-label={chartText.age(ageOn(row.birthDate, today))}>
          {ageOn(row.birthDate, today)}
        </span>
      )
    case 'status':
      return row.status === 'active' ? <span /> : <StatusBadge>{clientStatusNames[row.status]}</StatusBadge>
    case 'practitioner':
      return <Text text={namesText(row.practitionerNames)} />
    case 'guardian':
      return <Text text={row.guardianName} />
    case 'phone':
      return <Text text={row.guardianPhone} />
    case 'since':
      return <span>{row.since === null ? '' : calendarDay(row.since)}</span>
  }
}

function Line({ row, index, top, today, isCurrent, isSelected, onOpen, onCurrent }: Props): JSX.Element {
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      data-index={index}
      tabIndex={isCurrent ? 0 : -1}
      className={classes['row']}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => onOpen(index)}
      onFocus={() => onCurrent(index)}
    >
      {COLUMNS.map(({ id }, place) => (
        <div
          key={id}
          role="gridcell"
          aria-colindex={place + 1}
          className={classes['cell']}
          data-column={id}
          data-number={isNumberColumn(id)}
        >
          {row === undefined ? (
            <span className={classes['skeleton']} />
          ) : (
            <Cell row={row} id={id} today={today} />
          )}
        </div>
      ))}
    </div>
  )
}

/** One client of the list: a row of 40 px, opened by a click or Enter. */
export const ClientLine = memo(Line)
