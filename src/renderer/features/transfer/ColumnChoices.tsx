import { NativeSelect, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { JSX } from 'react'
import { holdsNames } from '#shared/domain/importFields.ts'
import { importText as words } from '#renderer/text/importFile.ts'
import classes from './transfer.module.css'

type Props<F extends string> = {
  readonly columns: readonly {
    readonly header: string
    readonly field: F | null
    readonly isNeverRead: boolean
  }[]
  /** Everything a column can hold, in the order in which it is offered. */
  readonly fields: readonly F[]
  readonly names: Readonly<Record<F, string>>
  readonly isRemembered: boolean
  readonly onChange: (columns: (F | null)[]) => void
}

/** What each column of the file holds, to be assigned by hand where it was not recognised. */
export function ColumnChoices<F extends string>({
  columns,
  fields,
  names,
  isRemembered,
  onChange,
}: Props<F>): JSX.Element {
  const assign = (at: number, text: string): void => {
    const field = fields.find((one) => one === text) ?? null
    // One column holds a field: another one that held it is left out.
    onChange(
      columns.map((column, index) => (index === at ? field : column.field === field ? null : column.field)),
    )
  }
  const data = [
    { value: '', label: words.leftOut },
    ...fields.map((field) => ({ value: field, label: names[field] })),
  ]
  return (
    <section aria-label={words.columns}>
      {holdsNames(columns.map(({ field }) => field)) ? (
        <Text size="sm" c="dimmed" mb={4}>
          {isRemembered ? words.remembered : words.columns}
        </Text>
      ) : (
        <Text id="import-no-names" className={classes['needed']} mb={4} role="status">
          <IconAlertTriangle size={16} aria-hidden="true" />
          {words.noNames}
        </Text>
      )}
      <div className={classes['choices']} tabIndex={0} role="group" aria-label={words.columns}>
        {columns.map(({ header, field, isNeverRead }, index) => {
          const title = header === '' ? words.columnAt(index + 1) : header
          return (
            <NativeSelect
              // A file may have two columns of one name.
              key={`${header} ${String(index)}`}
              size="xs"
              label={<bdi title={title}>{title}</bdi>}
              aria-label={words.columnOf(title)}
              data={isNeverRead ? [{ value: '', label: words.neverRead }] : data}
              disabled={isNeverRead}
              value={field ?? ''}
              onChange={(event) => assign(index, event.currentTarget.value)}
            />
          )
        })}
      </div>
    </section>
  )
}
