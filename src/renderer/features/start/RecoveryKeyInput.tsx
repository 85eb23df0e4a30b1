import { TextInput } from '@mantine/core'
import type { JSX, Ref } from 'react'
import {
  foreignCharacters,
  plainRecoveryKey,
  RECOVERY_KEY_CHARACTERS,
} from '#shared/domain/recoveryKeyText.ts'
import { recoveryWords } from '#renderer/text/start.ts'
import classes from './start.module.css'

type Props = {
  readonly value: string
  /** What the program said of the key as it was sent. */
  readonly error?: string | undefined
  readonly ref?: Ref<HTMLInputElement>
  /** True among other fields that are marked as required. */
  readonly isMarked?: boolean
  readonly onChange: (typed: string) => void
}

/** What can be seen to be wrong while it is typed; undefined where nothing is. */
function typedProblem(typed: string): string | undefined {
  const plain = plainRecoveryKey(typed)
  const foreign = foreignCharacters(plain)
  if (foreign.length > 0) return recoveryWords.keyForeign(foreign.join(' '))
  return plain.length > RECOVERY_KEY_CHARACTERS ? recoveryWords.keyTooMany : undefined
}

/** True for a key that may be sent: every character is there, and none that no key holds. */
export function isWholeKey(typed: string): boolean {
  const plain = plainRecoveryKey(typed)
  return plain.length === RECOVERY_KEY_CHARACTERS && foreignCharacters(plain).length === 0
}

/** The recovery key as it is typed from the sheet or scanned; says while typing how much of it is there. */
export function RecoveryKeyInput({ value, error, ref, isMarked = false, onChange }: Props): JSX.Element {
  const { length } = plainRecoveryKey(value)
  return (
    <TextInput
      ref={ref}
      label={recoveryWords.keyLabel}
      withAsterisk={isMarked}
      name="recoveryKey"
      description={recoveryWords.keyHint}
      classNames={{ input: classes['keyInput'] ?? '' }}
      autoCapitalize="characters"
      spellCheck={false}
      maxLength={200}
      value={value}
      error={error ?? typedProblem(value)}
      rightSectionWidth={44}
      rightSection={
        length === 0 ? null : (
          <span className={classes['keyCount']} aria-label={recoveryWords.keyCount(length)}>
            {length}/{RECOVERY_KEY_CHARACTERS}
          </span>
        )
      }
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
