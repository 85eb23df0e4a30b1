import { Modal } from '@mantine/core'
import { useState, type JSX } from 'react'
import { useUnsavedChanges } from '#renderer/components/unsavedChanges.ts'
import classes from './account.module.css'
import { AccountPanel } from './AccountPanel.tsx'
import { closeAccount, useAccountStore } from './accountStore.ts'

const close = (): void => void closeAccount()

/** The Account modal; rendered once by the frame, opened by `openAccount`. */
export function AccountModal(): JSX.Element {
  const userId = useAccountStore((state) => state.userId)
  const isCovered = useAccountStore((state) => state.layer !== null)
  const isAsking = useUnsavedChanges((state) => state.asking !== null)
  // Kept while the modal fades out.
  const [shownId, setShownId] = useState(userId)
  if (userId !== null && userId !== shownId) setShownId(userId)
  return (
    <Modal.Root
      opened={userId !== null}
      onClose={close}
      size={960}
      classNames={{ content: classes['modal'] ?? '' }}
      yOffset={24}
      closeOnEscape={!isCovered && !isAsking}
    >
      <Modal.Overlay />
      <Modal.Content>{shownId !== null && <AccountPanel key={shownId} userId={shownId} />}</Modal.Content>
    </Modal.Root>
  )
}
