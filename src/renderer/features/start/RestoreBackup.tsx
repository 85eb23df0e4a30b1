import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useState, type JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { ConfirmQuestion } from '#renderer/components/ConfirmQuestion.tsx'
import { failureText } from '#renderer/text/problems.ts'
import { recoveryWords } from '#renderer/text/start.ts'
import { fullTime } from '#renderer/text/time.ts'
import { request } from '#renderer/transport/client.ts'

type StartState = OutputOf<'start.get'>
type Props = {
  readonly madeAt: number
  readonly isMissing: boolean
  readonly onStart: (start: StartState) => void
}

/** Offers the newest backup in the place of data that can't be read or is gone, and says what will be missing. */
export function RestoreBackup({ madeAt, isMissing, onStart }: Props): JSX.Element {
  const [isAsking, setAsking] = useState(false)
  const [problem, setProblem] = useState<string>()
  const day = fullTime(madeAt)
  const explained = isMissing ? recoveryWords.restoreMissing(day) : recoveryWords.restoreExplained(day)
  const restore = async (): Promise<void> => {
    const answer = await request('start.restoreBackup', {})
    if (answer.ok) return onStart(answer.data)
    setProblem(failureText(answer.error))
  }
  return (
    <Stack gap="xs">
      <Title order={2}>{recoveryWords.restoreTitle}</Title>
      <Text>{explained}</Text>
      <Group>
        <Button
          variant="default"
          onClick={() => {
            setProblem(undefined)
            setAsking(true)
          }}
        >
          {recoveryWords.restore}
        </Button>
      </Group>
      <ConfirmQuestion
        isOpen={isAsking}
        title={recoveryWords.restoreTitle}
        verb={recoveryWords.restore}
        problem={problem}
        onConfirm={restore}
        onCancel={() => setAsking(false)}
      >
        {explained}
      </ConfirmQuestion>
    </Stack>
  )
}
