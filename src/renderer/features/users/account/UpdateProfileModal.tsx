import { Modal } from '@mantine/core'
import { useEffect, useState, type JSX } from 'react'
import { useUnsavedChanges } from '#renderer/components/unsavedChanges.ts'
import { profileText as words } from '#renderer/text/account.ts'
import classes from './account.module.css'
import type { Account } from './accountFields.ts'
import { closeLayer, profileFormKey } from './accountStore.ts'
import { readDraft, type Draft } from '#renderer/components/drafts.ts'
import { profileChecks, type ProfileFields } from './profileFields.ts'
import { UpdateProfileForm } from './UpdateProfileForm.tsx'

type Props = {
  readonly account: Account
  readonly isOpen: boolean
  readonly onSaved: (account: Account) => void
}

const close = (): void => void closeLayer()

/** Update Profile, over the Account modal and narrower. */
export function UpdateProfileModal({ account, isOpen, onSaved }: Props): JSX.Element {
  const isAsking = useUnsavedChanges((state) => state.asking !== null)
  return (
    <Modal.Root
      opened={isOpen}
      onClose={close}
      size={640}
      classNames={{ content: classes['profile'] ?? '' }}
      yOffset={36}
      zIndex={250}
      closeOnEscape={!isAsking}
    >
      <Modal.Overlay />
      <Modal.Content>
        <div className={classes['head']}>
          <Modal.Title fw={600} fz="lg">
            {words.title}
          </Modal.Title>
          <div className={classes['acts']}>
            <Modal.CloseButton aria-label={words.close} />
          </div>
        </div>
        <FormWithDraft account={account} onSaved={onSaved} />
      </Modal.Content>
    </Modal.Root>
  )
}

/** The form, once the draft of it is read: nothing that was typed before may come in late. */
function FormWithDraft({ account, onSaved }: Omit<Props, 'isOpen'>): JSX.Element | null {
  const [read, setRead] = useState<{ readonly draft: Draft<ProfileFields> | undefined }>()
  const { userId } = account
  useEffect(() => {
    let isCurrent = true
    void readDraft(profileFormKey(userId), profileChecks).then((draft) => {
      if (isCurrent) setRead({ draft })
    })
    return () => {
      isCurrent = false
    }
  }, [userId])
  return read === undefined ? null : (
    <UpdateProfileForm account={account} draft={read.draft} onSaved={onSaved} />
  )
}
