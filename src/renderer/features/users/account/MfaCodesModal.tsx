import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useState, type JSX } from 'react'
import type { AppFailure } from '#shared/errors/index.ts'
import { FormProblem } from '#renderer/components/FormProblem.tsx'
import { RecoveryCodes } from '#renderer/features/identity/index.ts'
import { words } from '#renderer/text/index.ts'
import { mfaText } from '#renderer/text/mfa.ts'
import { request } from '#renderer/transport/client.ts'
import type { Account } from './accountFields.ts'
import { dropLayer } from './accountStore.ts'

type Props = { readonly account: Account; readonly isOpen: boolean }

function MakeCodes({ onCodes }: { readonly onCodes: (codes: readonly string[]) => void }): JSX.Element {
  const [problem, setProblem] = useState<AppFailure>()
  const [isBusy, setBusy] = useState(false)
  const make = async (): Promise<void> => {
    setBusy(true)
    setProblem(undefined)
    const answer = await request('mfa.renewRecoveryCodes', {})
    setBusy(false)
    if (answer.ok) onCodes(answer.data.recoveryCodes)
    else setProblem(answer.error)
  }
  return (
    <Stack gap="sm">
      <Text>{mfaText.newCodesExplained}</Text>
      <FormProblem error={problem} />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" data-autofocus onClick={dropLayer}>
          {words.cancel}
        </Button>
        <Button loading={isBusy} onClick={() => void make()}>
          {mfaText.makeCodes}
        </Button>
      </Group>
    </Stack>
  )
}

/** Ten new recovery codes for oneself. Once they are shown, the only way out is to say that they are kept. */
export function MfaCodesModal({ account, isOpen }: Props): JSX.Element {
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const { firstName, lastName } = account.profile
  const done = (): void => {
    setCodes(null)
    dropLayer()
  }
  return (
    <Modal
      opened={isOpen}
      onClose={dropLayer}
      title={mfaText.newCodes}
      size={480}
      zIndex={250}
      withCloseButton={codes === null}
      closeOnEscape={codes === null}
      closeOnClickOutside={codes === null}
    >
      {codes === null ? (
        <MakeCodes onCodes={setCodes} />
      ) : (
        <RecoveryCodes
          codes={codes}
          personName={`${firstName} ${lastName}`.trim()}
          clinicName={account.clinic.name}
          onDone={done}
        />
      )}
    </Modal>
  )
}
