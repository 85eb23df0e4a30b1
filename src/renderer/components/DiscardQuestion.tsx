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
    <Modal.Root opened={isAsking} onClose={keep} size={420} zIndex={400} centered>
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Body p="lg">
          <Modal.Title fw={600} fz="lg" mb="xs">
            {words.title}
          </Modal.Title>
          <Text>{words.explanation}</Text>
          <Group justify="flex-end" mt="lg" gap="sm">
            <Button variant="default" data-autofocus onClick={keep}>
              {words.keepEditing}
            </Button>
            <Button variant="default" c="var(--mantine-color-error)" onClick={discard}>
              {words.discard}
            </Button>
          </Group>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}
