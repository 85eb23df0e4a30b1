import { Stack, Text } from '@mantine/core'
import type { JSX, ReactNode } from 'react'

type Props = {
  readonly icon?: ReactNode
  readonly title: string
  readonly children?: ReactNode
  /** The one act that fills it. */
  readonly action?: ReactNode
}

/** What stands where a list would be: what this is, and the one act that fills it. */
export function EmptyState({ icon, title, children, action }: Props): JSX.Element {
  return (
    <Stack align="center" gap="xs" py="xl" px="md">
      {icon !== undefined && (
        <Text c="dimmed" span aria-hidden="true">
          {icon}
        </Text>
      )}
      <Text fw={600}>{title}</Text>
      {children !== undefined && (
        <Text c="dimmed" ta="center" maw={420}>
          {children}
        </Text>
      )}
      {action}
    </Stack>
  )
}
