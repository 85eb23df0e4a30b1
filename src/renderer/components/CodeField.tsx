import { TextInput } from '@mantine/core'
import type { JSX, Ref } from 'react'
import classes from './CodeField.module.css'

const DIGITS = 6

type Props = {
  readonly label: string
  /** Digits only, at most six. */
  readonly value: string
  readonly name?: string
  readonly error?: string | undefined
  readonly description?: string
  readonly ref?: Ref<HTMLInputElement>
  /** Keeps the focus on it when the screen or the modal opens. */
  readonly isFirst?: boolean
  readonly onChange: (digits: string) => void
  /** The sixth digit was typed or pasted. */
  readonly onComplete?: (digits: string) => void
}

/** One field for the six digits of an authenticator app; spaces of a pasted code fall away. */
export function CodeField(props: Props): JSX.Element {
  const { label, value, name = 'code', error, description, ref, isFirst = false } = props
  const change = (text: string): void => {
    const digits = text.replaceAll(/[^0-9]/g, '').slice(0, DIGITS)
    props.onChange(digits)
    if (digits.length === DIGITS && value.length < DIGITS) props.onComplete?.(digits)
  }
  return (
    <TextInput
      ref={ref}
      label={label}
      name={name}
      classNames={{ input: classes['code'] ?? '' }}
      inputMode="numeric"
      autoComplete="one-time-code"
      spellCheck={false}
      value={value}
      error={error}
      {...(description === undefined ? {} : { description })}
      {...(isFirst ? { 'data-autofocus': true } : {})}
      onChange={(event) => change(event.currentTarget.value)}
    />
  )
}

/** True for a whole code, which may be sent. */
export const isWholeCode = (digits: string): boolean => digits.length === DIGITS
