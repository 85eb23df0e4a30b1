import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import type { JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { startText } from '#renderer/text/start.ts'
import { TypeBack } from './TypeBack.tsx'

type Props = {
  readonly isOpen: boolean
  readonly recovery: OutputOf<'recovery.get'>
  readonly onClose: () => void
  readonly onConfirmed: () => void
  readonly onRenew: () => void
}

/** Confirms a sheet that was put off; where the program can't compare it any more, offers a new one. */
export function ConfirmSheetModal({ isOpen, recovery, onClose, onConfirmed, onRenew }: Props): JSX.Element {
  return (
    <Modal opened={isOpen} onClose={onClose} title={startText.confirmTitle} size={480} centered>
      {recovery.isShowable ? (
        <TypeBack groups={recovery.groups} onConfirmed={onConfirmed} onLater={onClose} />
      ) : (
        <Stack gap="md">
          <Text>{startText.confirmGone}</Text>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {startText.later}
            </Button>
            <Button onClick={onRenew}>{startText.makeNewSheet}</Button>
          </Group>
        </Stack>
      )}
    </Modal>
  )
}
