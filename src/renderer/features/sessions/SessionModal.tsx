import { Modal, Text } from '@mantine/core'
import { useState, type JSX } from 'react'
import { useUnsavedChanges } from '#renderer/components/unsavedChanges.ts'
import { sessionFormText as words, sessionsText } from '#renderer/text/sessions.ts'
import { SessionForm } from './SessionForm.tsx'
import { closeForm, useSessions } from './sessionsStore.ts'
import { StatusActs } from './StatusActs.tsx'

const close = (): void => void closeForm()

/** One session over its week: what became of it, and its form. */
export function SessionModal(): JSX.Element {
  const { editing, person } = useSessions()
  const isAsking = useUnsavedChanges((state) => state.asking !== null)
  // Kept while the modal fades out.
  const [shown, setShown] = useState(editing)
  if (editing !== null && editing !== shown) setShown(editing)
  const change = shown?.kind === 'change' ? shown : null
  const session = change?.session ?? null
  const title =
    session === null ? words.newTitle : words.title(session.clientName ?? sessionsText.hiddenClient)
  return (
    <Modal
      opened={editing !== null}
      onClose={close}
      title={
        <Text span fw={600} fz="lg">
          <bdi>{title}</bdi>
        </Text>
      }
      size={560}
      closeOnEscape={!isAsking}
    >
      {change !== null && <StatusActs session={change.session} mayEdit={change.mayEdit} />}
      {shown !== null && person !== null && (
        <SessionForm key={session?.sessionId ?? 'new'} editing={shown} person={person} />
      )}
    </Modal>
  )
}
