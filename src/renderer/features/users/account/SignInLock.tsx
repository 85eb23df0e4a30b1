import { Button, Group, Text } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useState, type JSX } from 'react'
import { StatusBadge } from '#renderer/components/StatusBadge.tsx'
import { signInLockText as words } from '#renderer/text/mfa.ts'
import { failureText } from '#renderer/text/problems.ts'
import { lengthOfTime } from '#renderer/text/time.ts'
import { request } from '#renderer/transport/client.ts'
import type { Account } from './accountFields.ts'
import { FieldSection } from './FieldSection.tsx'

function waitText({ waitSeconds }: Account['signIn']): string {
  if (waitSeconds === null) return words.noWaiting
  return waitSeconds === 0 ? '' : words.wait(lengthOfTime(waitSeconds))
}

/** That wrong tries locked somebody out of this PC, and "Unlock" for who may (product.md 36). */
export function SignInLock({ account }: { readonly account: Account }): JSX.Element | null {
  const { signIn, may, userId } = account
  const [problem, setProblem] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const [isUnlocked, setUnlocked] = useState(false)
  const unlock = async (): Promise<void> => {
    setBusy(true)
    setProblem(undefined)
    const answer = await request('identity.unlockUser', { userId })
    setBusy(false)
    if (answer.ok) setUnlocked(true)
    else setProblem(failureText(answer.error))
  }
  const isLocked = signIn.state === 'locked' && !isUnlocked
  if (!isLocked && !isUnlocked) return null
  return (
    <FieldSection label={words.label} problem={problem}>
      {isLocked && (
        <Group gap="sm">
          <StatusBadge tone="attention" icon={<IconLock size={14} aria-hidden="true" />}>
            {words.locked}
          </StatusBadge>
          <Text>{`${words.failures(signIn.failures)} ${waitText(signIn)}`.trim()}</Text>
          {may.unlock && (
            <Button variant="default" loading={isBusy} onClick={() => void unlock()}>
              {words.unlock}
            </Button>
          )}
        </Group>
      )}
      <Text role="status">{isUnlocked ? words.unlocked : ''}</Text>
    </FieldSection>
  )
}
