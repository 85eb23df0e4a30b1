import { Button, Modal, Text } from '@mantine/core'
import { useEffect, type FocusEvent, type JSX, type KeyboardEvent } from 'react'
import type { AppFailure } from '#shared/errors/index.ts'
import { confirmText } from '#renderer/text/identity.ts'
import { words } from '#renderer/text/index.ts'
import { request } from '#renderer/transport/client.ts'
import { answerProof, useReauth } from '#renderer/transport/reauth.ts'
import { ProofForm } from './ProofForm.tsx'

async function confirm(password: string, code: string | null): Promise<AppFailure | undefined> {
  const answer = await request('identity.confirm', { password, code })
  if (!answer.ok) return answer.error
  answerProof(true)
  return undefined
}

const cancel = (): void => answerProof(false)

/** Every modal listens for Esc: whatever has the focus in here keeps theirs from closing. */
function keepEscape(event: FocusEvent): void {
  event.target.setAttribute('data-mantine-stop-propagation', 'true')
}

function cancelOnEscape(event: KeyboardEvent): void {
  if (event.key === 'Escape') cancel()
}

/** "Confirm it's you", above everything; rendered once by the page. It goes with the lock and with signing out. */
export function ConfirmItsYou(): JSX.Element {
  const asking = useReauth((state) => state.asking)
  useEffect(() => cancel, [])
  return (
    <Modal
      opened={asking !== null}
      onClose={cancel}
      title={confirmText.title}
      size={400}
      centered
      zIndex={600}
      closeOnEscape={false}
      onFocusCapture={keepEscape}
      onKeyDown={cancelOnEscape}
    >
      <Text mb="sm">{confirmText.explained}</Text>
      {asking !== null && (
        <ProofForm needsCode={asking.needsCode} verb={confirmText.confirm} layout="row" onProof={confirm}>
          <Button variant="default" onClick={cancel}>
            {words.cancel}
          </Button>
        </ProofForm>
      )}
    </Modal>
  )
}
