import { Stack, Text } from '@mantine/core'
import { useState, type JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { ConfirmQuestion } from '#renderer/components/ConfirmQuestion.tsx'
import { useFocusBack } from '#renderer/components/useFocusBack.ts'
import { failureText } from '#renderer/text/problems.ts'
import { syncText } from '#renderer/text/sync.ts'
import { request } from '#renderer/transport/client.ts'

type Props = {
  readonly pc: OutputOf<'sync.getHub'>['pcs'][number]
  readonly onDone: () => void
  readonly onClose: () => void
}

/** Asks before a PC is taken out, and says what that means. */
export function TakeOutQuestion({ pc, onDone, onClose }: Props): JSX.Element {
  useFocusBack()
  const [problem, setProblem] = useState<string>()
  const take = async (): Promise<void> => {
    const taken = await request('sync.revokePc', { pcId: pc.pcId })
    if (taken.ok) onDone()
    else setProblem(failureText(taken.error))
  }
  return (
    <ConfirmQuestion
      isOpen
      title={syncText.takeQuestion(pc.name)}
      verb={syncText.take}
      isFinal
      problem={problem}
      onConfirm={take}
      onCancel={onClose}
    >
      <Stack gap="xs">
        <Text>{syncText.takeExplained}</Text>
        {pc.unsent !== null && pc.unsent > 0 && <Text fw={600}>{syncText.takeUnsent(pc.unsent)}</Text>}
      </Stack>
    </ConfirmQuestion>
  )
}
