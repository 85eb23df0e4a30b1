import { NativeSelect, Text } from '@mantine/core'
import type { JSX } from 'react'
import { CLIENT_FIELD_ORDER } from './clientFieldOrder.ts'
import { clientFieldNames, clientImportText as words } from '#renderer/text/clientImport.ts'
import type { Columns } from './clientImport.ts'
import classes from './transfer.module.css'

type Props = {
  readonly columns: readonly { readonly header: string; readonly field: Columns[number] }[]
  readonly isRemembered: boolean
  readonly onChange: (columns: Columns) => void
}

const isField = (text: string): text is NonNullable<Columns[number]> =>
  CLIENT_FIELD_ORDER.some((field) => field === text)

/** What each column of the file holds, to be assigned by hand where it was not recognised. */
export function ColumnChoices({ columns, isRemembered, onChange }: Props): JSX.Element {
  const assign = (at: number, text: string): void => {
    const field = isField(text) ? text : null
    // One column holds a field: another one that held it is left out.
    onChange(
      columns.map((column, index) => (index === at ? field : column.field === field ? null : column.field)),
    )
  }
  const data = [
    { value: '', label: words.leftOut },
    ...CLIENT_FIELD_ORDER.map((field) => ({ value: field, label: clientFieldNames[field] })),
  ]
  return (
    <section aria-label={words.columns}>
      {isRemembered && (
        <Text size="sm" c="dimmed" mb={4}>
          {words.remembered}
        </Text>
      )}
      <div className={classes['choices']}>
        {columns.map(({ header, field }, index) => (
          <NativeSelect
            // A file may have two columns of one name.
            key={`${header} ${String(index)}`}
            size="xs"
            label={header === '' ? words.leftOut : header}
            aria-label={words.columnOf(header)}
            data={data}
            value={field ?? ''}
            onChange={(event) => assign(index, event.currentTarget.value)}
          />
        ))}
      </div>
    </section>
  )
}
