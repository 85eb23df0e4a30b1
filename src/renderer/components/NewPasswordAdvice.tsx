import { IconAlertCircle, IconCheck } from '@tabler/icons-react'
import type { JSX } from 'react'
import { newPasswordText as words } from '#renderer/text/passwords.ts'
import classes from './NewPasswordInput.module.css'
import type { PasswordStrength } from './passwordStrength.ts'

type Props = {
  /** What the password lacks, or that it lacks nothing; undefined where the field says so itself. */
  readonly text: string | undefined
  readonly tone: 'plain' | 'refused' | 'fine'
  readonly strength: PasswordStrength | undefined
  /** True where it would be refused, however strong it measures. */
  readonly isRefused: boolean
}

const STEPS = [1, 2, 3, 4] as const

/** What stands under a new password: the reason to refuse it or its length, and the meter with its word. */
export function NewPasswordAdvice({ text, tone, strength, isRefused }: Props): JSX.Element {
  // A refused password is never called strong: its owner would take the meter's word for it.
  const shown = strength === undefined ? undefined : isRefused && strength > 1 ? 1 : strength
  return (
    <span className={classes['advice']}>
      <span className={classes['reason']} data-tone={tone} role="status">
        {tone === 'refused' && <IconAlertCircle size={14} aria-hidden="true" />}
        {tone === 'fine' && <IconCheck size={14} aria-hidden="true" />}
        {text}
      </span>
      <span className={classes['meter']} data-strength={shown}>
        <span className={classes['bars']} aria-hidden="true">
          {STEPS.map((step) => (
            <span key={step} data-on={shown !== undefined && step <= Math.max(shown, 1)} />
          ))}
        </span>
        <span>{shown === undefined ? '' : words.strength(words.strengths[shown])}</span>
      </span>
    </span>
  )
}
