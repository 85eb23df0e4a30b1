import { Text } from '@mantine/core'
import { IconAlertCircle } from '@tabler/icons-react'
import type { JSX } from 'react'
import type { AppFailure } from '#shared/errors/index.ts'
import { failureText } from '#renderer/text/problems.ts'
import classes from './FormProblem.module.css'

type Props = {
  readonly error: AppFailure | undefined
  /** Instead of the usual sentence. */ readonly text?: string
}

/** What went wrong with a form as a whole, beside its button; announced when it appears. */
export function FormProblem({ error, text }: Props): JSX.Element {
  return (
    <div role="alert" className={classes['problem']}>
      {error !== undefined && (
        <Text
          c="var(--mantine-color-error)"
          size="sm"
          style={{ display: 'flex', gap: 6, alignItems: 'start' }}
        >
          <IconAlertCircle size={16} aria-hidden="true" style={{ flex: 'none', marginTop: 2 }} />
          {text ?? failureText(error)}
        </Text>
      )}
    </div>
  )
}
