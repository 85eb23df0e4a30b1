import { Modal, Text } from '@mantine/core'
import { useState, type JSX } from 'react'
import { useUnsavedChanges } from '#renderer/components/unsavedChanges.ts'
import { useReadDraft } from '#renderer/components/useReadDraft.ts'
import { sessionFormText as words, sessionsText } from '#renderer/text/sessions.ts'
import { SessionForm } from './SessionForm.tsx'
import { closeForm, sessionDraftKey, useSessions } from './sessionsStore.ts'
import { StatusActs } from './StatusActs.tsx'
import { sessionChecks } from './useSessionForm.ts'

const close = (): void => void closeForm()

/** One session over its week: what became of it, and its form. */
export function SessionModal(): JSX.Element {
  const { editing, person } = useSessions()
  const isAsking = useUnsavedChanges((state) => state.asking !== null)
  // Kept while the modal fades out.
  const [shown, setShown] = useState(editing)
  if (editing !== null && editing !== shown) setShown(editing)
  const draftKey = shown === null || person === null ? null : sessionDraftKey(shown, person)
  const kept = useReadDraft(editing === null ? null : draftKey, sessionChecks)
  const change = shown?.kind === 'change' ? shown : null
  const session = change?.session ?? null
  const title =
    session === null ? words.newTitle : words.title(session.clientName ?? sessionsText.hiddenClient)
  return (
    <Modal
      // Not before its form: what gets the focus has to be there.
      opened={editing !== null && kept !== undefined}
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
      {shown !== null && person !== null && kept !== undefined && (
        <SessionForm key={draftKey} editing={shown} person={person} draft={kept.draft} />
      )}
    </Modal>
  )
}
