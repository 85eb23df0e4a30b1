import { Text, Title } from '@mantine/core'
import { useId, type JSX, type ReactNode } from 'react'
import classes from './account.module.css'
import type { AccountPart } from './accountStore.ts'

type Props = {
  readonly label: string
  readonly children: ReactNode
  /** A sentence under the controls that says why something can't be saved. */
  readonly problem?: string | undefined
  readonly isLast?: boolean
  /** Another place can lead here. */
  readonly part?: AccountPart
}

/** One part of the Account tab: its label at the left, its controls at the right. */
export function FieldSection({ label, children, problem, isLast = false, part }: Props): JSX.Element {
  const id = useId()
  return (
    <div
      role="group"
      aria-labelledby={id}
      aria-describedby={problem === undefined ? undefined : `${id}-problem`}
      className={classes['section']}
      data-part={part}
      data-last={isLast || undefined}
      data-problem={problem === undefined ? undefined : true}
    >
      <Title order={3} id={id}>
        {label}
      </Title>
      <div>
        {children}
        {problem !== undefined && (
          <Text c="var(--mantine-color-error)" id={`${id}-problem`} role="alert" mt={6} maw={520}>
            {problem}
          </Text>
        )}
      </div>
    </div>
  )
}
