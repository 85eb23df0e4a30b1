import { PasswordInput } from '@mantine/core'
import type { JSX } from 'react'
import { PASSWORD_MINIMUM, passwordProblem } from '#shared/domain/passwords.ts'
import { newPasswordText } from '#renderer/text/identity.ts'
import { passwordRefusalText } from '#renderer/text/problems.ts'

type Props = {
  readonly label: string
  readonly name: string
  readonly value: string
  /** Names of the person and the clinic, which a password must not contain. */
  readonly ownWords: readonly string[]
  readonly error?: string | undefined
  readonly onChange: (value: string) => void
  readonly onBlur?: () => void
}

/** Why a new password would be refused, as a sentence; undefined where it is fine. */
export function newPasswordError(password: string, ownWords: readonly string[]): string | undefined {
  const reason = passwordProblem(password, ownWords)
  return reason === undefined ? undefined : passwordRefusalText({ reason, minimum: PASSWORD_MINIMUM })
}

function hint(value: string, ownWords: readonly string[]): string {
  const length = Array.from(value.normalize('NFC')).length
  if (length === 0) return newPasswordText.empty(PASSWORD_MINIMUM)
  if (length < PASSWORD_MINIMUM) return newPasswordText.counting(length, PASSWORD_MINIMUM)
  return newPasswordError(value, ownWords) ?? newPasswordText.enough(length)
}

/** A new password, with what it still lacks said while it is typed. Pasting is allowed. */
export function NewPasswordInput(props: Props): JSX.Element {
  const { label, name, value, ownWords, error, onChange, onBlur } = props
  return (
    <PasswordInput
      label={label}
      name={name}
      value={value}
      required
      autoComplete="new-password"
      {...(error === undefined ? { description: hint(value, ownWords) } : {})}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
      {...(onBlur === undefined ? {} : { onBlur })}
    />
  )
}
