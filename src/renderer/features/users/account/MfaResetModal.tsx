import { Button, Modal, Text, TextInput } from '@mantine/core'
import { useRef, useState, type JSX } from 'react'
import { requiredLineSchema } from '#shared/domain/text.ts'
import type { AppFailure } from '#shared/errors/index.ts'
import { problemText } from '#renderer/components/useFields.ts'
import { ProofForm } from '#renderer/features/identity/index.ts'
import { words } from '#renderer/text/index.ts'
import { mfaText } from '#renderer/text/mfa.ts'
import { request } from '#renderer/transport/client.ts'
import type { Account } from './accountFields.ts'
import { dropLayer } from './accountStore.ts'

type Props = { readonly account: Account; readonly isOpen: boolean }

const REASON_LIMIT = 200

function ResetForm({ userId }: Pick<Account, 'userId'>): JSX.Element {
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string>()
  const field = useRef<HTMLInputElement>(null)
  const hasReason = (): boolean => {
    const wrong = problemText(requiredLineSchema(REASON_LIMIT), reason)
    setProblem(wrong)
    if (wrong !== undefined) field.current?.focus()
    return wrong === undefined
  }
  // One question for both: the proof that a change of a factor needs, and the password that belongs to this act.
  const reset = async (password: string, code: string | null): Promise<AppFailure | undefined> => {
    const proof = await request('identity.confirm', { password, code })
    if (!proof.ok) return proof.error
    const answer = await request('mfa.reset', { userId, reason, password })
    if (!answer.ok) return answer.error
    dropLayer()
    return undefined
  }
  return (
    <ProofForm
      needsCode={false}
      verb={mfaText.reset}
      isFinal
      layout="row"
      passwordLabel={mfaText.ownPassword}
      mayProve={hasReason}
      onProof={reset}
      above={
        <TextInput
          ref={field}
          label={mfaText.reason}
          description={mfaText.reasonHint}
          required
          data-autofocus
          value={reason}
          error={problem}
          onChange={(event) => {
            setReason(event.currentTarget.value)
            setProblem(undefined)
          }}
        />
      }
    >
      <Button variant="default" onClick={dropLayer}>
        {words.cancel}
      </Button>
    </ProofForm>
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
