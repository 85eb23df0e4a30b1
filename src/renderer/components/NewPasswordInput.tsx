import { PasswordInput } from '@mantine/core'
import { useState, type JSX, type Ref } from 'react'
import type { UserId } from '#shared/domain/ids.ts'
import { passwordLength, passwordMinimum, passwordProblem } from '#shared/domain/passwords.ts'
import { newPasswordText as words } from '#renderer/text/passwords.ts'
import { passwordRefusalText } from '#renderer/text/problems.ts'
import { NewPasswordAdvice } from './NewPasswordAdvice.tsx'
import { usePasswordCheck, type PasswordCheck } from './usePasswordCheck.ts'
import { usePasswordStrength } from './usePasswordStrength.ts'

type Props = {
  readonly label: string
  readonly name: string
  readonly value: string
  /** Whose it will be; null, as where it is left out, for oneself or before there is a clinic. */
  readonly userId?: UserId | null
  /** Names on the same form or screen, which a password must not contain. */
  readonly ownWords: readonly string[]
  readonly error?: string | undefined
  /** True for a password that is read out or handed over. */
  readonly isShown?: boolean
  readonly inputRef?: Ref<HTMLInputElement>
  readonly width?: number
  readonly onChange: (value: string) => void
  readonly onBlur?: () => void
}

/** Why a form can't be sent with this new password, as far as the screen can tell; undefined where it can. */
export function newPasswordError(
  password: string,
  ownWords: readonly string[],
  hasMfa = false,
): string | undefined {
  const reason = passwordProblem(password, ownWords, hasMfa)
  return reason === undefined ? undefined : passwordRefusalText({ reason, minimum: passwordMinimum(hasMfa) })
}

function adviceOf(value: string, { problem, minimum }: PasswordCheck): string {
  const length = passwordLength(value)
  if (length === 0) return words.empty(minimum)
  if (problem === 'tooShort') return words.counting(length, minimum)
  return problem === undefined ? words.enough(length) : passwordRefusalText({ reason: problem, minimum })
}

/**
 * A new password. While it is typed it is judged, with the reason where it would be refused, and measured. Pasting is
 * allowed.
 */
export function NewPasswordInput(props: Props): JSX.Element {
  const { label, name, value, userId = null, ownWords, error, isShown = false, onChange, onBlur } = props
  const [isVisible, setVisible] = useState(isShown)
  const check = usePasswordCheck(value, userId, ownWords)
  const strength = usePasswordStrength(value, ownWords)
  const isRefused = check.problem !== undefined && check.problem !== 'tooShort' && value !== ''
  return (
    <PasswordInput
      label={label}
      name={name}
      value={value}
      required
      ref={props.inputRef}
      w={props.width}
      visible={isVisible}
      onVisibilityChange={setVisible}
      visibilityToggleFocusable
      visibilityToggleButtonProps={{ 'aria-label': isVisible ? words.hide : words.show }}
      autoComplete={isShown || isVisible ? 'off' : 'new-password'}
      spellCheck={false}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      description={
        <NewPasswordAdvice
          text={error === undefined ? adviceOf(value, check) : undefined}
          tone={isRefused ? 'refused' : check.isFine ? 'fine' : 'plain'}
          strength={value === '' ? undefined : strength}
          isRefused={check.problem !== undefined}
        />
      }
      error={error}
      aria-invalid={error !== undefined || isRefused}
      onChange={(event) => onChange(event.currentTarget.value)}
      {...(onBlur === undefined ? {} : { onBlur })}
    />
  )
}
