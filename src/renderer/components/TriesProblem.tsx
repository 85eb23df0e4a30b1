import { Text, VisuallyHidden } from '@mantine/core'
import { IconHourglass } from '@tabler/icons-react'
import type { JSX } from 'react'
import type { AppFailure } from '#shared/errors/index.ts'
import { waitText } from '#renderer/text/identity.ts'
import { failureText } from '#renderer/text/problems.ts'
import { FormProblem } from './FormProblem.tsx'

type Props = {
  readonly error: AppFailure | undefined
  /** What `useWait` says of this error. */
  readonly secondsLeft: number
  /** Instead of the usual sentence of an error that is no pause. */
  readonly text?: string | undefined
}

/** What went wrong with a try to prove who one is; a pause counts down in sight, and is announced once. */
export function TriesProblem({ error, secondsLeft, text }: Props): JSX.Element {
  const isPause = error?.code === 'TOO_MANY_TRIES' && error.data.waitSeconds !== null
  if (!isPause) return <FormProblem error={error} {...(text === undefined ? {} : { text })} />
  return (
    <div>
      <VisuallyHidden role="alert">{secondsLeft > 0 ? failureText(error) : waitText.over}</VisuallyHidden>
      <Text
        aria-hidden="true"
        c={secondsLeft > 0 ? 'var(--mantine-color-error)' : 'dimmed'}
        style={{ display: 'flex', gap: 6, alignItems: 'start', fontVariantNumeric: 'tabular-nums' }}
      >
        <IconHourglass size={16} aria-hidden="true" style={{ flex: 'none', marginTop: 2 }} />
        {secondsLeft > 0 ? waitText.countdown(secondsLeft) : waitText.over}
      </Text>
    </div>
  )
}
