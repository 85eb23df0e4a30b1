import { Button, Group, Modal, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { useState, type FormEvent, type JSX } from 'react'
import { requiredLineSchema } from '#shared/domain/text.ts'
import type { AppFailure } from '#shared/errors/index.ts'
import { TriesProblem } from '#renderer/components/TriesProblem.tsx'
import { problemText } from '#renderer/components/useFields.ts'
import { useWait } from '#renderer/components/useWait.ts'
import { identityText } from '#renderer/text/identity.ts'
import { words } from '#renderer/text/index.ts'
import { mfaText } from '#renderer/text/mfa.ts'
import { request } from '#renderer/transport/client.ts'
import type { Account } from './accountFields.ts'
import { dropLayer } from './accountStore.ts'

type Props = { readonly account: Account; readonly isOpen: boolean }

const REASON_LIMIT = 200

function ResetForm({ userId }: Pick<Account, 'userId'>): JSX.Element {
  const [reason, setReason] = useState('')
  const [reasonProblem, setReasonProblem] = useState<string>()
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState<AppFailure>()
  const [isBusy, setBusy] = useState(false)
  const secondsLeft = useWait(problem)
  const isWrongPassword = problem?.code === 'WRONG_CREDENTIALS'

  const reset = async (): Promise<void> => {
    const wrong = problemText(requiredLineSchema(REASON_LIMIT), reason)
    setReasonProblem(wrong)
    if (wrong !== undefined) return
    setBusy(true)
    setProblem(undefined)
    const answer = await request('mfa.reset', { userId, reason, password })
    setBusy(false)
    if (answer.ok) return dropLayer()
    setProblem(answer.error)
    if (answer.error.code === 'WRONG_CREDENTIALS') setPassword('')
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (password !== '' && secondsLeft === 0 && !isBusy) void reset()
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <TextInput
          label={mfaText.reason}
          description={mfaText.reasonHint}
          required
          data-autofocus
          autoComplete="off"
          value={reason}
          error={reasonProblem}
          onChange={(event) => {
            setReason(event.currentTarget.value)
            setReasonProblem(undefined)
          }}
        />
        <PasswordInput
          label={mfaText.ownPassword}
          required
          autoComplete="current-password"
          value={password}
          error={isWrongPassword ? identityText.wrongPassword : undefined}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <TriesProblem error={isWrongPassword ? undefined : problem} secondsLeft={secondsLeft} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={dropLayer}>
            {words.cancel}
          </Button>
          <Button type="submit" color="red" disabled={password === '' || secondsLeft > 0} loading={isBusy}>
            {mfaText.reset}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** Takes somebody's second factor away, with a reason and one's own password; says what happens (product.md 35). */
export function MfaResetModal({ account, isOpen }: Props): JSX.Element {
  const { firstName } = account.profile
  return (
    <Modal
      opened={isOpen}
      onClose={dropLayer}
      title={<bdi>{mfaText.resetTitle(firstName)}</bdi>}
      size={480}
      zIndex={250}
    >
      <Text mb="sm">
        <bdi>{mfaText.resetExplained(firstName, account.mfa.isRequired)}</bdi>
      </Text>
      <ResetForm userId={account.userId} />
    </Modal>
  )
}
