import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useState, type JSX } from 'react'
import type { AppFailure } from '#shared/errors/index.ts'
import { FormProblem } from '#renderer/components/FormProblem.tsx'
import { words } from '#renderer/text/index.ts'
import { startText } from '#renderer/text/start.ts'
import { request } from '#renderer/transport/client.ts'
import { showSheet } from './startStore.ts'

type Props = { readonly isOpen: boolean; readonly onClose: () => void }

function RenewForm({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const [problem, setProblem] = useState<AppFailure>()
  const [isBusy, setBusy] = useState(false)
  const renew = async (): Promise<void> => {
    setBusy(true)
    const answer = await request('recovery.renew', {})
    setBusy(false)
    if (!answer.ok) return setProblem(answer.error)
    onClose()
    showSheet(answer.data.recoveryKey)
  }
  return (
    <Stack gap="md">
      <Text>{startText.makeNewSheetExplained}</Text>
      <FormProblem error={problem} />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {words.cancel}
        </Button>
        <Button data-autofocus loading={isBusy} onClick={() => void renew()}>
          {startText.makeNewSheet}
        </Button>
      </Group>
    </Stack>
  )
}

/** Makes a new recovery key, for an owner who has just proved who they are, and shows its sheet. */
export function RenewSheetQuestion({ isOpen, onClose }: Props): JSX.Element {
  return (
    <Modal opened={isOpen} onClose={onClose} title={startText.makeNewSheet} size={440} centered>
      <RenewForm onClose={onClose} />
    </Modal>
  )
}
