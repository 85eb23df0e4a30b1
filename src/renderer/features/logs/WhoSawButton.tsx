import { Button } from '@mantine/core'
import { IconEye } from '@tabler/icons-react'
import type { JSX } from 'react'
import { whoSawText } from '#renderer/text/logs.ts'
import { openWhoSaw, useWhoSaw } from './whoSawStore.ts'

/** On a client's chart, for those who may read the log: who else opened it. */
export function WhoSawButton({ clientId }: { readonly clientId: string }): JSX.Element | null {
  const isOffered = useWhoSaw((s) => s.isOffered)
  if (!isOffered) return null
  return (
    <Button
      variant="subtle"
      size="xs"
      leftSection={<IconEye size={14} aria-hidden="true" />}
      onClick={() => openWhoSaw(clientId)}
    >
      {whoSawText.fromChart}
    </Button>
  )
}
