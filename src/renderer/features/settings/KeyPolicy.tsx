import { Button, Stack, Text, Title } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useState, type JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { ConfirmQuestion } from '#renderer/components/ConfirmQuestion.tsx'
import { LoadFailed } from '#renderer/components/LoadFailed.tsx'
import { StatusBadge } from '#renderer/components/StatusBadge.tsx'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { keyPolicyText as text } from '#renderer/text/keyPolicy.ts'
import { failureText } from '#renderer/text/problems.ts'
import { request } from '#renderer/transport/client.ts'
import { RequirePasswordModal } from './RequirePasswordModal.tsx'
import classes from './settings.module.css'

type People = OutputOf<'keyPolicy.get'>['people']

function WhoOpens({ people }: { readonly people: People }): JSX.Element {
  const isComplete = people.every(({ opens }) => opens)
  return (
    <Stack gap={4}>
      <Text fw={500}>{text.people}</Text>
      <ul className={classes['opening']} tabIndex={0} aria-label={text.people}>
        {people.map(({ userId, name, opens }) => (
          <li key={userId}>
            <bdi>{name}</bdi>
            {opens ? (
              <StatusBadge icon={<IconCheck size={14} aria-hidden="true" />}>{text.opens}</StatusBadge>
            ) : (
              <Text span c="dimmed">
                {text.opensNot}
              </Text>
            )}
          </li>
        ))}
      </ul>
      {!isComplete && <Text c="dimmed">{text.opensNotHint}</Text>}
    </Stack>
  )
}

function UnattendQuestion(props: { readonly isOpen: boolean; readonly onClose: () => void }): JSX.Element {
  const { isOpen, onClose } = props
  const [problem, setProblem] = useState<string>()
  const openUnattended = async (): Promise<void> => {
    setProblem(undefined)
    const answer = await request('keyPolicy.openUnattended', {})
    if (answer.ok) onClose()
    else setProblem(failureText(answer.error))
  }
  return (
    <ConfirmQuestion
      isOpen={isOpen}
      title={text.unattendTitle}
      verb={text.unattend}
      problem={problem}
      onConfirm={openUnattended}
      onCancel={() => {
        setProblem(undefined)
        onClose()
      }}
    >
      {text.unattendExplained}
    </ConfirmQuestion>
  )
}

/** Who opens the clinic on this PC: the PC by itself, or only somebody with their password; an owner's choice. */
export function KeyPolicy(): JSX.Element | null {
  const { loaded, reload } = useLoaded('keyPolicy.get', {}, { when: ({ name }) => name === 'clinic.changed' })
  const [isAsking, setAsking] = useState(false)
  if (loaded.state === 'loading') return null
  if (loaded.state === 'failed')
    return <LoadFailed what={text.failed} error={loaded.error} onRetry={reload} />
  const { policy, people } = loaded.data
  const isPassword = policy === 'password'
  const close = (): void => {
    setAsking(false)
    reload()
  }
  return (
    <section className={classes['policy']} aria-labelledby="key-policy">
      <Title order={3} id="key-policy">
        {text.title}
      </Title>
      <div>
        <Text fw={500}>{text[policy]}</Text>
        <Text c="dimmed">{isPassword ? text.passwordExplained : text.unattendedExplained}</Text>
      </div>
      {isPassword && <WhoOpens people={people} />}
      <div>
        <Button variant="default" onClick={() => setAsking(true)}>
          {isPassword ? text.unattend : text.require}
        </Button>
      </div>
      <RequirePasswordModal isOpen={isAsking && !isPassword} onClose={close} />
      <UnattendQuestion isOpen={isAsking && isPassword} onClose={close} />
    </section>
  )
}
