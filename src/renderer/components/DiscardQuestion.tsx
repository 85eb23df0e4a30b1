import { Button, Group, Modal, Text } from '@mantine/core'
import type { JSX } from 'react'
import { unsavedChangesText as words } from '../text/unsavedChanges.ts'
import { answerDiscard, useUnsavedChanges } from './unsavedChanges.ts'

const keep = (): void => void answerDiscard(false)
const discard = (): void => void answerDiscard(true)

/** "Keep editing / Discard", above every other modal; rendered once by the frame. */
export function DiscardQuestion(): JSX.Element {
  const isAsking = useUnsavedChanges((state) => state.asking !== null)
  return (
    <Modal
      opened={isAsking}
      onClose={keep}
      title={words.title}
      size={420}
      zIndex={400}
      centered
      withCloseButton={false}
    >
      <Text size="sm">{words.explanation}</Text>
      <Group justify="flex-end" mt="lg" gap="sm">
        <Button variant="default" data-autofocus onClick={keep}>
          {words.keepEditing}
        </Button>
        <Button color="red" variant="outline" onClick={discard}>
          {words.discard}
        </Button>
      </Group>
    </Modal>
  )
}
