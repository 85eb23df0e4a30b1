import { Autocomplete, Button, Stack, Text, TextInput, Textarea } from '@mantine/core'
import { useRef, type FormEvent, type JSX } from 'react'
import { accountText, profileText as words } from '#renderer/text/account.ts'
import classes from './account.module.css'
import type { Account } from './accountFields.ts'
import { ContactFields } from './ContactFields.tsx'
import { DisciplineAndTierFields } from './DisciplineAndTierFields.tsx'
import { DraftLine } from '#renderer/components/DraftLine.tsx'
import type { Draft } from '#renderer/components/drafts.ts'
import { PhotoField } from './PhotoField.tsx'
import type { ProfileFields } from './profileFields.ts'
import { useProfileForm, type ProfileForm } from './useProfileForm.ts'

type Props = {
  readonly account: Account
  readonly draft: Draft<ProfileFields> | undefined
  readonly onSaved: (account: Account) => void
}

/** The fields of Update Profile, and "Save" at the bottom. */
export function UpdateProfileForm({ account, draft, onSaved }: Props): JSX.Element {
  const form = useProfileForm({ account, draft, onSaved })
  const body = useRef<HTMLDivElement>(null)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void form.save(body.current)
  }
  const isStaff = account.kind === 'staff'
  return (
    <form onSubmit={submit} noValidate style={{ display: 'contents' }}>
      <div ref={body} className={classes['profileBody']}>
        <DraftLine savedAt={form.fields.restoredAt} onDiscard={form.discard} />
        {!account.may.editProfile && <Text c="dimmed">{words.readOnly}</Text>}
        <fieldset
          disabled={!account.may.editProfile}
          style={{ all: 'unset', display: 'contents' }}
          aria-label={words.title}
        >
          <Stack gap="md" pt="xs">
            <NameFields form={form} />
            {isStaff && <DisciplineAndTierFields form={form} />}
            {isStaff && <BioField form={form} />}
            <PhotoField form={form} />
            <ContactFields form={form} />
          </Stack>
        </fieldset>
      </div>
      <div className={classes['profileFoot']}>
        {form.failure !== undefined && (
          <Text c="var(--mantine-color-error)" role="alert">
            {form.failure}
          </Text>
        )}
        <Text c="dimmed" role="status">
          {form.fields.isDirty ? accountText.unsaved : ''}
        </Text>
        <Button type="submit" disabled={!form.fields.isDirty} loading={form.isSaving}>
          {words.save}
        </Button>
      </div>
    </form>
  )
}

function NameFields({ form }: { readonly form: ProfileForm }): JSX.Element {
  const { values } = form.fields
  const field = (name: 'firstName' | 'lastName' | 'title'): object => ({
    value: values[name],
    error: form.problems.of(name),
    onBlur: () => form.problems.leave(name),
  })
  return (
    <>
      <div className={classes['pair']}>
        <TextInput
          label={words.firstName}
          required
          data-autofocus
          {...field('firstName')}
          onChange={(event) => form.set('firstName', event.currentTarget.value)}
        />
        <TextInput
          label={words.lastName}
          required
          {...field('lastName')}
          onChange={(event) => form.set('lastName', event.currentTarget.value)}
        />
      </div>
      <Autocomplete
        label={words.personTitle}
        w={280}
        data={words.titleSuggestions}
        comboboxProps={{ shadow: 'none' }}
        {...field('title')}
        onChange={(title) => form.set('title', title)}
      />
    </>
  )
}

function BioField({ form }: { readonly form: ProfileForm }): JSX.Element {
  return (
    <Textarea
      autosize
      label={words.bio}
      description={words.bioHelp}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      minRows={3}
      maxRows={10}
      value={form.fields.values.bio}
      error={form.problems.of('bio')}
      onChange={(event) => form.set('bio', event.currentTarget.value)}
      onBlur={() => form.problems.leave('bio')}
    />
  )
}
