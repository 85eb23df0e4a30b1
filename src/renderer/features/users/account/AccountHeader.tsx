import { Button, Modal, Text } from '@mantine/core'
import type { JSX } from 'react'
import { PersonName } from '#renderer/components/PersonName.tsx'
import { StatusBadge } from '#renderer/components/StatusBadge.tsx'
import { useUnsavedChanges } from '#renderer/components/unsavedChanges.ts'
import { accountText as words, listedKindNames, userStatusNames } from '#renderer/text/account.ts'
import classes from './account.module.css'
import { openLayer, profileFormKey } from './accountStore.ts'
import { PersonPhoto } from './PersonPhoto.tsx'
import { UnsavedDot } from './UnsavedDot.tsx'
import type { AccountForm } from './useAccountForm.ts'

export const EDIT_BUTTON_ID = 'account-edit-profile'

type Props = { readonly form: AccountForm; readonly isProfileDraftWaiting: boolean }

/** Who this is, the way to Update Profile, and "Save". */
export function AccountHeader({ form, isProfileDraftWaiting }: Props): JSX.Element {
  const { account } = form
  const { profile } = account
  const isProfileDirty = useUnsavedChanges((state) => state.forms.has(profileFormKey(account.userId)))
  const hasUnsavedProfile = isProfileDirty || isProfileDraftWaiting
  return (
    <div className={classes['head']}>
      <PersonPhoto account={account} size={44} />
      <div className={classes['names']}>
        <Modal.Title fw={600} fz="lg" lh={1.3}>
          <PersonName firstName={profile.firstName} lastName={profile.lastName} />
        </Modal.Title>
        <Text c="dimmed" component="p" truncate title={profile.title}>
          {profile.title === '' ? listedKindNames[account.listedKind] : <bdi>{profile.title}</bdi>}
        </Text>
      </div>
      {account.status === 'inactive' && <StatusBadge>{userStatusNames.inactive}</StatusBadge>}
      <Button
        id={EDIT_BUTTON_ID}
        variant="default"
        size="xs"
        flex="none"
        aria-label={hasUnsavedProfile ? words.editWithUnsaved : words.edit}
        rightSection={hasUnsavedProfile ? <UnsavedDot /> : null}
        onClick={() => openLayer('profile')}
      >
        {words.edit}
      </Button>
      <div className={classes['acts']}>
        <Text c="dimmed" role="status">
          {form.fields.isDirty ? words.unsaved : form.isSaved ? words.saved : ''}
        </Text>
        <Button disabled={!form.fields.isDirty} loading={form.isSaving} onClick={() => void form.save()}>
          {words.save}
        </Button>
        <Modal.CloseButton aria-label={words.close} />
      </div>
    </div>
  )
}
