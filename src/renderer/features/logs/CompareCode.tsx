import { Button, Group, Text, TextInput } from '@mantine/core'
import { useState, type FormEvent, type JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { failureText } from '#renderer/text/problems.ts'
import { chainText as words } from '#renderer/text/logs.ts'
import { request } from '#renderer/transport/client.ts'

/** Compares a code that was written down with what stands in the log now. */
export function CompareCode(): JSX.Element {
  const [code, setCode] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [result, setResult] = useState<OutputOf<'logs.compareCode'> | null>(null)
  const compare = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const answer = await request('logs.compareCode', { code })
    setResult(answer.ok ? answer.data : null)
    setProblem(
      answer.ok ? null : answer.error.code === 'BAD_INPUT' ? words.notACode : failureText(answer.error),
    )
  }
  const change = (text: string): void => {
    setCode(text)
    setProblem(null)
    setResult(null)
  }
  return (
    <form onSubmit={(event) => void compare(event)} noValidate>
      <Group gap="xs" align="flex-start">
        <TextInput
          aria-label={words.compareHint}
          placeholder={words.compareHint}
          w={320}
          maxLength={60}
          value={code}
          error={problem}
          onChange={(event) => change(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={code.trim() === ''}>
          {words.compareVerb}
        </Button>
      </Group>
      {result !== null && (
        <Text mt="xs" role="status" {...(result.verdict === 'same' ? {} : { c: 'red' })}>
          {words.verdicts[result.verdict](result.seq)}
        </Text>
      )}
    </form>
  )
}
