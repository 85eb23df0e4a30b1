import { Button, Group, Text } from '@mantine/core'
import { IconAlertCircle, IconCheck, IconMailForward } from '@tabler/icons-react'
import { useEffect, useRef, useState, type JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import type { AppFailure } from '#shared/errors/index.ts'
import { FormProblem } from '#renderer/components/FormProblem.tsx'
import { mailProblemText, mailText } from '#renderer/text/mail.ts'
import { request } from '#renderer/transport/client.ts'
import classes from './settings.module.css'

type Outcome = OutputOf<'mail.sendTest'>
type Props = { readonly isDirty: boolean }

function Words({ outcome }: { readonly outcome: Outcome }): JSX.Element {
  const { problem, serverSaid, address } = outcome
  const Icon = problem === null ? IconCheck : IconAlertCircle
  const self = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // In braces: newer browsers answer with a promise, which an effect must not give back.
    self.current?.scrollIntoView({ block: 'nearest' })
  }, [outcome])
  return (
    <div ref={self} className={classes['testOutcome']} data-problem={problem !== null || undefined}>
      <Icon size={16} aria-hidden="true" />
      <div>
        <bdi>{problem === null ? mailText.testSent(address) : mailProblemText(problem)}</bdi>
        {serverSaid !== '' && (
          <Text c="dimmed" size="sm">
            {mailText.serverSaid}: <bdi>{serverSaid}</bdi>
          </Text>
        )}
      </div>
    </div>
  )
}

/** "Send a test mail": what came of it, in words, with the server's own. */
export function MailTest({ isDirty }: Props): JSX.Element {
  const [isBusy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<Outcome>()
  const [problem, setProblem] = useState<AppFailure>()
  const send = async (): Promise<void> => {
    setBusy(true)
    setOutcome(undefined)
    setProblem(undefined)
    const answer = await request('mail.sendTest', {})
    setBusy(false)
    if (answer.ok) setOutcome(answer.data)
    else setProblem(answer.error)
  }
  return (
    <div>
      <Group gap="sm">
        <Button
          variant="default"
          leftSection={<IconMailForward size={16} aria-hidden="true" />}
          disabled={isDirty}
          loading={isBusy}
          onClick={() => void send()}
        >
          {mailText.sendTest}
        </Button>
        {isDirty && <Text c="dimmed">{mailText.saveFirst}</Text>}
      </Group>
      <div role="status">
        {isBusy && (
          <Text c="dimmed" mt={6}>
            {mailText.sending}
          </Text>
        )}
        {outcome !== undefined && !isDirty && <Words outcome={outcome} />}
      </div>
      <FormProblem error={problem} />
    </div>
  )
}
