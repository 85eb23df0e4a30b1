import { Button, FileButton, Group, Input } from '@mantine/core'
import { useState, type JSX } from 'react'
import { InitialsMark } from '#renderer/components/InitialsMark.tsx'
import { accountText, profileText as words } from '#renderer/text/account.ts'
import classes from './account.module.css'
import { shrinkPhoto } from './shrinkPhoto.ts'
import { usePhotoUrl, useStoredPhoto } from './usePhoto.ts'
import type { ProfileForm } from './useProfileForm.ts'

const SIZE = 64

/** The photo: choose, change or remove it; shown as it will be stored. */
export function PhotoField({ form }: { readonly form: ProfileForm }): JSX.Element {
  const { account } = form
  const { photo: choice, firstName, lastName } = form.fields.values
  const [problem, setProblem] = useState<string>()
  const stored = useStoredPhoto(account.userId, account.profile.hasPhoto, account.version)
  const photo = choice === 'keep' ? stored : (choice ?? undefined)
  const url = usePhotoUrl(photo)
  const choose = async (file: File | null): Promise<void> => {
    if (file === null) return
    const small = await shrinkPhoto(file)
    setProblem(small === undefined ? words.photoUnreadable : undefined)
    if (small !== undefined) form.set('photo', small)
  }
  const remove = (): void => form.set('photo', account.profile.hasPhoto ? null : 'keep')
  return (
    <Input.Wrapper label={words.photo} labelElement="div" error={problem ?? form.problems.of('photo')}>
      <Group gap="sm" mt={4}>
        {url === undefined ? (
          <InitialsMark id={account.userId} firstName={firstName} lastName={lastName} size={SIZE} />
        ) : (
          <img
            src={url}
            alt={accountText.photoOf(`${firstName} ${lastName}`)}
            width={SIZE}
            height={SIZE}
            className={classes['photo']}
          />
        )}
        <FileButton accept="image/jpeg,image/png,image/webp" onChange={(file) => void choose(file)}>
          {(button) => (
            <Button {...button} variant="default" size="xs" disabled={!account.may.editProfile}>
              {photo === undefined ? words.choosePhoto : words.changePhoto}
            </Button>
          )}
        </FileButton>
        {photo !== undefined && (
          <Button variant="subtle" color="gray" size="xs" onClick={remove}>
            {words.removePhoto}
          </Button>
        )}
      </Group>
    </Input.Wrapper>
  )
}
