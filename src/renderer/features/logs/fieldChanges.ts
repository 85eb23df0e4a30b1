import type { OutputOf } from '#shared/contract/index.ts'
import { visibleText } from '#shared/domain/visibleText.ts'
import { fieldLabel, valueText } from '#renderer/text/logFields.ts'

export type LogAct = OutputOf<'logs.list'>['acts'][number]
export type LogEntry = LogAct['entries'][number]
export type Names = OutputOf<'logs.list'>['names']

/** One field that an entry changed, in the words of the screens; empty text where there was or is nothing. */
export type FieldChange = {
  readonly field: string
  readonly before: string
  readonly after: string
  /** True for what is only on or off. */
  readonly isSwitch: boolean
}

const LONGEST = 300

/** The fields that an entry changed, without ids and by-products. */
export function fieldChanges(entry: LogEntry, names: Names): FieldChange[] {
  const { table, rowId, before, after } = entry
  if (table === null || rowId === null || after === null) return []
  return Object.keys(after).flatMap((name) => {
    const field = fieldLabel(table, rowId, name)
    if (field === undefined) return []
    const shown = (value: string | number | boolean | null | undefined): string =>
      visibleText(valueText(table, name, value ?? null, names), LONGEST)
    const change = {
      field,
      before: before === null ? '' : shown(before[name]),
      after: shown(after[name]),
      isSwitch: /^(is|has)_/.test(name),
    }
    // A new row tells what it has, not what it lacks.
    return change.before === '' && change.after === '' ? [] : [change]
  })
}
