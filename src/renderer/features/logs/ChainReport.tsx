import { Alert, Button, CopyButton, Group, Progress, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconCopy } from '@tabler/icons-react'
import { useEffect, useId, useState, type JSX, type ReactNode } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import type { AppFailure } from '#shared/errors/index.ts'
import { CHAIN_CHECK } from '#shared/domain/logs.ts'
import { DateText } from '#renderer/components/DateText.tsx'
import { words as shared } from '#renderer/text/index.ts'
import { failureText } from '#renderer/text/problems.ts'
import { chainText as words } from '#renderer/text/logs.ts'
import { fullTime } from '#renderer/text/time.ts'
import { onEvent, request } from '#renderer/transport/client.ts'
import { CompareCode } from './CompareCode.tsx'
import classes from './logs.module.css'

type Chain = OutputOf<'logs.getChain'>
type Props = { readonly chain: Chain; readonly onChange: (chain: Chain) => void }

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }): JSX.Element {
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <Text component="h3" id={id} fw={600} mb={4}>
        {title}
      </Text>
      <Stack gap="xs" align="flex-start">
        {children}
      </Stack>
    </section>
  )
}

function Verdict({ chain }: { readonly chain: Chain }): JSX.Element {
  if (chain.damages.length === 0) {
    return <Text>{chain.checkedAt === null ? words.foundNothing : words.foundWhole(chain.entries)}</Text>
  }
  return (
    <Alert color="red" variant="light" icon={<IconAlertTriangle size={18} aria-hidden="true" />} w="100%">
      {chain.damages.map(({ damage, deviceName, seq, at }) => (
        <Text key={`${deviceName} ${seq}`}>
          {words.damages[damage](seq)} {deviceName !== '' && words.damageOn(deviceName)}{' '}
          {at !== null && fullTime(at)}
        </Text>
      ))}
      <Text mt="xs">{words.damageHelp}</Text>
    </Alert>
  )
}

type Working = { readonly done: number; readonly total: number }

function useWork({ onChange }: Props): {
  working: Working | null
  problem: AppFailure | null
  run: (route: 'logs.checkChain' | 'logs.noteHead') => void
} {
  const [working, setWorking] = useState<Working | null>(null)
  const [problem, setProblem] = useState<AppFailure | null>(null)
  useEffect(
    () =>
      onEvent((event) => {
        if (event.name === 'work.progress' && event.workId === CHAIN_CHECK)
          setWorking({ done: event.done, total: event.total })
      }),
    [],
  )
  const run = async (route: 'logs.checkChain' | 'logs.noteHead'): Promise<void> => {
    setProblem(null)
    setWorking({ done: 0, total: 0 })
    const answer = await request(route, {})
    setWorking(null)
    if (answer.ok) onChange(answer.data)
    else setProblem(answer.error)
  }
  return { working, problem, run: (route) => void run(route) }
}

function Noted({ chain }: { readonly chain: Chain }): JSX.Element {
  const { noted } = chain
  if (noted === null) return <Text>{words.neverNoted}</Text>
  return (
    <>
      <Group gap="sm">
        <Text component="code" className={classes['code'] ?? ''}>
          {noted.code}
        </Text>
        <CopyButton value={noted.code}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              size="xs"
              leftSection={copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
              onClick={copy}
            >
              {copied ? shared.copied : shared.copy}
            </Button>
          )}
        </CopyButton>
      </Group>
      <Text c="dimmed" size="sm">
        <DateText key={noted.at} at={noted.at} />, <bdi>{words.notedBy(noted.by)}</bdi>.{' '}
        {words.notedExplained}
      </Text>
    </>
  )
}

/** What a look at the chain found, the noted end of it, and the comparison with a written code. */
export function ChainReport(props: Props): JSX.Element {
  const { chain } = props
  const { working, problem, run } = useWork(props)
  return (
    <Stack gap="lg">
      <Section title={words.lastLook}>
        <Text c="dimmed" size="sm">
          {words.explained}
        </Text>
        <Verdict chain={chain} />
        {chain.checkedAt !== null && (
          <Text c="dimmed" size="sm">
            <DateText key={chain.checkedAt} at={chain.checkedAt} />
          </Text>
        )}
        {working !== null && working.total > 0 && (
          <div className={classes['progress']} role="status">
            <Progress value={(100 * working.done) / working.total} aria-label={words.check} />
            <Text size="xs">{words.checking(working.done, working.total)}</Text>
          </div>
        )}
        <Button variant="default" loading={working !== null} onClick={() => run('logs.checkChain')}>
          {words.check}
        </Button>
        {problem !== null && (
          <Text c="red" role="alert">
            {failureText(problem)}
          </Text>
        )}
      </Section>
      <Section title={words.noted}>
        <Noted chain={chain} />
        <Text>{words.unanchored(chain.unanchored)}</Text>
        <Button variant="default" disabled={working !== null} onClick={() => run('logs.noteHead')}>
          {words.note}
        </Button>
      </Section>
      <Section title={words.compare}>
        <CompareCode />
      </Section>
    </Stack>
  )
}
