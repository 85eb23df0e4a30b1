import { Checkbox, CheckIcon } from '@mantine/core'
import type { JSX } from 'react'
import own from './RowCheckbox.module.css'

const { inner = '', input = '', icon = '' } = Checkbox.classes
const boxClass = `${inner} ${own['box'] ?? ''}`
const inputClass = `mantine-focus-auto ${input}`
const tick = <CheckIcon className={icon} />

type Props = { readonly isChecked: boolean; readonly label: string }

/**
 * A check box in a row of a long list, which draws twenty of them anew with every letter of a search: the look of the
 * library's one without the dozen components behind it. The row has the keyboard and takes the clicks.
 */
export function RowCheckbox({ isChecked, label }: Props): JSX.Element {
  return (
    <span className={boxClass}>
      <input
        type="checkbox"
        className={inputClass}
        tabIndex={-1}
        readOnly
        checked={isChecked}
        aria-label={label}
      />
      {isChecked && tick}
    </span>
  )
}
