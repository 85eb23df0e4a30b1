import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { JSX } from 'react'
import { askToDiscard, useUnsavedChanges } from '#renderer/components/unsavedChanges.ts'
import { useFocusBack } from '#renderer/components/useFocusBack.ts'
import { words } from '#renderer/text/index.ts'
import { syncText } from '#renderer/text/sync.ts'
import { HubFields } from './HubFields.tsx'
import { useHubForm } from './useHubForm.ts'

type Props = { readonly address: string; readonly onDone: () => void; readonly onClose: () => void }

/** Has the clinic's account at another hub, or again at one that lost it. */
export function ChangeHubModal({ address, onDone, onClose }: Props): JSX.Element {
  useFocusBack()
  const form = useHubForm('sync.changeHub', address, () => {
    notifications.show({ message: syncText.changed })
    onDone()
  })
  const isAsking = useUnsavedChanges((state) => state.asking !== null)
  const close = async (): Promise<void> => {
    if (await askToDiscard()) onClose()
  }
  return (
    <Modal
      opened
      onClose={() => void close()}
      closeOnEscape={!isAsking}
      title={syncText.changeTitle}
      size={520}
      centered
    >
      <form noValidate onSubmit={(event) => void form.submit(event)}>
        <Stack gap="md">
          <Text c="dimmed">{syncText.changeExplained}</Text>
          <HubFields form={form} isFocused />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={() => void close()}>
              {words.cancel}
            </Button>
            <Button type="submit" loading={form.isBusy}>
              {syncText.changeDo}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
