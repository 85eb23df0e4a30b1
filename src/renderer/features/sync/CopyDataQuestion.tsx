import { Radio, Stack, Text } from '@mantine/core'
import { useState, type JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { ConfirmQuestion } from '#renderer/components/ConfirmQuestion.tsx'
import { useFocusBack } from '#renderer/components/useFocusBack.ts'
import { failureText } from '#renderer/text/problems.ts'
import { syncText } from '#renderer/text/sync.ts'
import { request } from '#renderer/transport/client.ts'

type Pc = OutputOf<'sync.getHub'>['pcs'][number]
type Props = {
  /** The PCs whose data this one could take. */
  readonly sources: readonly Pc[]
  readonly onDone: () => void
  readonly onClose: () => void
}

/** Asks from which PC this one takes its data again, and says what that does. */
export function CopyDataQuestion({ sources, onDone, onClose }: Props): JSX.Element {
  useFocusBack()
  const [chosen, setChosen] = useState(sources.length === 1 ? sources[0]?.pcId : undefined)
  const [problem, setProblem] = useState<string>()
  const copy = async (): Promise<void> => {
    if (chosen === undefined) return setProblem(sources.length === 0 ? syncText.copyNone : syncText.copyWhich)
    const asked = await request('sync.copyData', { pcId: chosen })
    if (asked.ok) onDone()
    else setProblem(failureText(asked.error))
  }
  return (
    <ConfirmQuestion
      isOpen
      title={syncText.copyTitle}
      verb={syncText.copyDo}
      isFinal
      problem={problem}
      onConfirm={copy}
      onCancel={onClose}
    >
      <Stack gap="sm">
        <Text>{syncText.copyExplained}</Text>
        {sources.length === 0 && <Text>{syncText.copyNone}</Text>}
        <Radio.Group
          label={syncText.copyFrom}
          value={chosen ?? null}
          onChange={(value) => {
            setChosen(sources.find(({ pcId }) => pcId === value)?.pcId)
            setProblem(undefined)
          }}
        >
          <Stack gap="xs" mt="xs">
            {sources.map((pc) => (
              <Radio key={pc.pcId} value={pc.pcId} label={<bdi>{pc.name}</bdi>} />
            ))}
          </Stack>
        </Radio.Group>
      </Stack>
    </ConfirmQuestion>
  )
}
