import { Textarea } from '@mantine/core'
import type { JSX, KeyboardEvent } from 'react'
import { isWholeJoinCode, JOIN_CODE_CHARACTERS, readJoinText } from '#shared/domain/joinCodeText.ts'
import { foreignCharacters } from '#shared/domain/recoveryKeyText.ts'
import { joiningText } from '#renderer/text/joining.ts'
import classes from './start.module.css'

type Props = {
  readonly value: string
  /** What the program said of the code as it was sent. */
  readonly error?: string | undefined
  readonly onChange: (typed: string) => void
}

/** Enter sends, as in a field of one line: a scanner ends with it. */
function sendOnEnter(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== 'Enter' || event.shiftKey) return
  event.preventDefault()
  event.currentTarget.form?.requestSubmit()
}

/** What can be seen to be wrong while it is typed; undefined where nothing is. */
function typedProblem(typed: string): string | undefined {
  if (isWholeJoinCode(typed)) return undefined
  const { address, plain } = readJoinText(typed)
  if (address === '') return plain.length >= JOIN_CODE_CHARACTERS ? joiningText.codeAddress : undefined
  const foreign = foreignCharacters(plain)
  // An address that goes on after its first stroke is still being typed.
  if (foreign.length > 0) return joiningText.codeForeign(foreign.join(' '))
  return plain.length > JOIN_CODE_CHARACTERS ? joiningText.codeTooMany : undefined
}

/** The code for a new PC as it is typed, pasted or scanned; says while typing how much of it is there. */
export function JoinCodeInput({ value, error, onChange }: Props): JSX.Element {
  const { address, plain } = readJoinText(value)
  return (
    <Textarea
      autosize
      minRows={2}
      maxRows={4}
      label={joiningText.code}
      name="code"
      required
      data-autofocus
      autoFocus
      description={joiningText.codeHint}
      placeholder={joiningText.codeExample}
      classNames={{ input: classes['keyInput'] ?? '' }}
      spellCheck={false}
      maxLength={600}
      value={value}
      error={error ?? typedProblem(value)}
      rightSectionWidth={52}
      rightSection={
        address === '' ? null : (
          <span className={classes['keyCount']} aria-label={joiningText.codeCount(plain.length)}>
            {plain.length}/{JOIN_CODE_CHARACTERS}
          </span>
        )
      }
      onKeyDown={sendOnEnter}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
