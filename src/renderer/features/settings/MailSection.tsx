import { Button, Divider, Group, Stack, Text } from '@mantine/core'
import { useState, type JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { ConfirmQuestion } from '#renderer/components/ConfirmQuestion.tsx'
import { LoadFailed } from '#renderer/components/LoadFailed.tsx'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { isMailNews, MailOnItsWay, MailProblemLine } from '#renderer/features/mail/index.ts'
import { mailText } from '#renderer/text/mail.ts'
import { failureText } from '#renderer/text/problems.ts'
import { settingsText } from '#renderer/text/settings.ts'
import { request } from '#renderer/transport/client.ts'
import { MailServerForm } from './MailServerForm.tsx'
import { MailTest } from './MailTest.tsx'
import { useMailForm } from './useMailForm.ts'

type Server = OutputOf<'mail.getServer'>

function TakeAway({ onDone }: { readonly onDone: () => void }): JSX.Element {
  const { loaded } = useLoaded('mail.getState', {}, { when: isMailNews })
  const [isAsking, setAsking] = useState(false)
  const [problem, setProblem] = useState<string>()
  const waiting = loaded.state === 'ready' ? loaded.data.waiting : 0
  const remove = async (): Promise<void> => {
    const answer = await request('mail.removeServer', {})
    if (!answer.ok) return setProblem(failureText(answer.error))
    setAsking(false)
    onDone()
  }
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {mailText.remove}
      </Button>
      <ConfirmQuestion
        isOpen={isAsking}
        title={mailText.removeQuestion}
        verb={mailText.removeVerb}
        isFinal
        problem={problem}
        onConfirm={remove}
        onCancel={() => {
          setProblem(undefined)
          setAsking(false)
        }}
      >
        {mailText.removeExplained(waiting)}
      </ConfirmQuestion>
    </>
  )
}

function LoadedMail({
  server,
  onChange,
}: {
  readonly server: Server
  readonly onChange: () => void
}): JSX.Element {
  const mail = useMailForm(server, onChange)
  const isSetUp = server.server !== null
  return (
    <Stack gap="lg">
      <Text c="dimmed">{mailText.explained}</Text>
      {isSetUp && <MailProblemLine />}
      <MailServerForm mail={mail} />
      {isSetUp && (
        <>
          <MailTest isDirty={mail.fields.isDirty} />
          <Divider />
          <MailOnItsWay />
          <Divider />
          <Group>
            <TakeAway onDone={onChange} />
          </Group>
        </>
      )}
    </Stack>
  )
}

/** Settings > Mail: the server of this PC, a test of it, and what is on its way. */
export function MailSection(): JSX.Element | null {
  const { loaded, reload } = useLoaded('mail.getServer', {})
  if (loaded.state === 'loading') return null
  if (loaded.state === 'failed')
    return <LoadFailed what={settingsText.failed} error={loaded.error} onRetry={reload} />
  return <LoadedMail server={loaded.data} onChange={reload} />
}
