import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { useState, type FormEvent, type JSX } from 'react'
import type { AppFailure } from '#shared/errors/index.ts'
import { FormProblem } from '#renderer/components/FormProblem.tsx'
import { startText } from '#renderer/text/start.ts'
import { request } from '#renderer/transport/client.ts'

type Props = {
  /** Which groups are asked for, counted from 0. */
  readonly groups: readonly number[]
  readonly onConfirmed: () => void
  readonly onLater: () => void
}

/** Two groups of the sheet, typed back from the paper. */
export function TypeBack({ groups, onConfirmed, onLater }: Props): JSX.Element {
  const [typed, setTyped] = useState<readonly string[]>(() => groups.map(() => ''))
  const [problem, setProblem] = useState<AppFailure>()
  const [isBusy, setBusy] = useState(false)
  const isWhole = typed.every((group) => group.trim().length >= 4)

  const confirm = async (): Promise<void> => {
    setBusy(true)
    const answer = await request('recovery.confirm', { groups: typed.map((group) => group.trim()) })
    setBusy(false)
    if (answer.ok) onConfirmed()
    else setProblem(answer.error)
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (isWhole) void confirm()
  }
  const type = (index: number, value: string): void => {
    setProblem(undefined)
    setTyped((before) => before.map((group, at) => (at === index ? value : group)))
  }

  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <div>
          <Title order={2}>{startText.typeBackTitle}</Title>
          <Text c="dimmed">{startText.typeBack}</Text>
        </div>
        <Group gap="sm">
          {groups.map((group, index) => (
            <TextInput
              key={group}
              label={startText.group(group)}
              w={120}
              maxLength={8}
              spellCheck={false}
              value={typed[index] ?? ''}
              onChange={(event) => type(index, event.currentTarget.value.toUpperCase())}
            />
          ))}
        </Group>
        <FormProblem error={problem} />
        <Group justify="space-between">
          <Group gap="xs">
            <Button variant="default" onClick={onLater}>
              {startText.later}
            </Button>
            <Text c="dimmed">{startText.laterHint}</Text>
          </Group>
          <Button type="submit" disabled={!isWhole} loading={isBusy}>
            {startText.confirm}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
