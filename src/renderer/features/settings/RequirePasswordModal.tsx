import { Button, Modal, Stack } from '@mantine/core'
import type { JSX } from 'react'
import type { AppFailure } from '#shared/errors/index.ts'
import { Notice } from '#renderer/components/Notice.tsx'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { ProofForm } from '#renderer/features/identity/index.ts'
import { words } from '#renderer/text/index.ts'
import { keyPolicyText as text } from '#renderer/text/keyPolicy.ts'
import { request } from '#renderer/transport/client.ts'
import classes from './settings.module.css'

type Props = { readonly isOpen: boolean; readonly onClose: () => void }

function RequireForm({ onClose }: Pick<Props, 'onClose'>): JSX.Element {
  const { loaded } = useLoaded('recovery.get', {})
  const hasOpenSheet = loaded.state === 'ready' && !loaded.data.isConfirmed
  // One question for both: the proof that this needs, and the password that becomes part of the key.
  const requirePassword = async (password: string, code: string | null): Promise<AppFailure | undefined> => {
    const proof = await request('identity.confirm', { password, code })
    if (!proof.ok) return proof.error
    const answer = await request('keyPolicy.requirePasswords', { password })
    if (!answer.ok) return answer.error
    onClose()
    return undefined
  }
  return (
    <Stack gap="sm">
      <ul className={classes['means']} aria-label={text.meaning}>
        {text.means.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {hasOpenSheet && <Notice role="status">{text.sheetOpen}</Notice>}
      <ProofForm
        needsCode={false}
        verb={text.require}
        layout="row"
        passwordLabel={text.yourPassword}
        onProof={requirePassword}
      >
        <Button variant="default" onClick={onClose}>
          {words.cancel}
        </Button>
      </ProofForm>
    </Stack>
  )
}

/** Says what key policy B means, and takes the owner's password, which is the first that opens the clinic. */
export function RequirePasswordModal({ isOpen, onClose }: Props): JSX.Element {
  return (
    <Modal opened={isOpen} onClose={onClose} title={text.requireTitle} size={520} centered>
      <RequireForm onClose={onClose} />
    </Modal>
  )
}
