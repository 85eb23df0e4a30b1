import { Select } from '@mantine/core'
import type { JSX } from 'react'
import { staffChoiceText as words } from '#renderer/text/placements.ts'
import type { StaffChoices } from './useStaffChoices.ts'

type Props = {
  readonly label: string
  /** Stands where nobody is chosen, and takes the choice away again. */
  readonly nobody: string
  readonly from: StaffChoices
  readonly value: string | null
  /** The name of a chosen person whom the choices don't hold, such as somebody who left. */
  readonly valueName?: string
  /** Of whoever was chosen, with the name they were chosen by. */
  readonly onChange: (userId: string | null, name: string) => void
  readonly isReadOnly?: boolean
  readonly isLabelHidden?: boolean
  readonly problem?: string | undefined
  readonly width?: number
}

const NOBODY = ''

/** Somebody who works here, looked up by name; or nobody. */
export function StaffSelect(props: Props): JSX.Element {
  const { from, value, valueName = '', nobody } = props
  const isKnown = value === null || from.choices.some((choice) => choice.value === value)
  const chosen = isKnown ? [] : [{ value, label: valueName }]
  return (
    <Select
      {...(props.isLabelHidden === true ? { 'aria-label': props.label } : { label: props.label })}
      w={props.width ?? 300}
      data={[{ value: NOBODY, label: nobody }, ...chosen, ...from.choices]}
      value={value ?? NOBODY}
      onChange={(next, option) => props.onChange(next === NOBODY ? null : next, option?.label ?? '')}
      allowDeselect={false}
      searchable
      onSearchChange={from.search}
      limit={60}
      nothingFoundMessage={words.nobodyFound}
      readOnly={props.isReadOnly ?? false}
      error={props.problem}
      comboboxProps={{ zIndex: 320 }}
    />
  )
}
