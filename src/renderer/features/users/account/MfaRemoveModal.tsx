import { Button, Modal, Text } from '@mantine/core'
import type { JSX } from 'react'
import type { AppFailure } from '#shared/errors/index.ts'
import { ProofForm } from '#renderer/features/identity/index.ts'
import { words } from '#renderer/text/index.ts'
import { mfaText } from '#renderer/text/mfa.ts'
import { request } from '#renderer/transport/client.ts'
import { dropLayer } from './accountStore.ts'

async function remove(password: string, code: string | null): Promise<AppFailure | undefined> {
  const answer = await request('mfa.remove', { password, code: code ?? '' })
  if (!answer.ok) return answer.error
  dropLayer()
  return undefined
}

/** "Remove MFA", with password and code (product.md 35). */
export function MfaRemoveModal({ isOpen }: { readonly isOpen: boolean }): JSX.Element {
  return (
    <Modal opened={isOpen} onClose={dropLayer} title={mfaText.remove} size={440} zIndex={250}>
      <Text mb="sm">{mfaText.removeExplained}</Text>
      <ProofForm needsCode verb={mfaText.remove} isFinal layout="row" onProof={remove}>
        <Button variant="default" onClick={dropLayer}>
          {words.cancel}
        </Button>
      </ProofForm>
    </Modal>
  )
}
