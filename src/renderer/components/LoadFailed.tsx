import { Button, Stack, Text } from '@mantine/core'
import { IconAlertCircle } from '@tabler/icons-react'
import type { JSX } from 'react'
import type { AppFailure } from '#shared/errors/index.ts'
import { words } from '#renderer/text/index.ts'
import { failureText } from '#renderer/text/problems.ts'

type Props = { readonly error: AppFailure; readonly onRetry: () => void; readonly what?: string }

/** What stands where something could not be loaded: what happened, and a way to try again. */
export function LoadFailed({ error, onRetry, what }: Props): JSX.Element {
  return (
    <Stack align="center" gap="xs" py="xl" px="md" role="alert">
      <IconAlertCircle size={24} color="var(--mantine-color-error)" aria-hidden="true" />
      {what !== undefined && <Text fw={600}>{what}</Text>}
      <Text ta="center" maw={420}>
        {failureText(error)}
      </Text>
      <Button variant="default" onClick={onRetry}>
        {words.tryAgain}
      </Button>
    </Stack>
  )
}
