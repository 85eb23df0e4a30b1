import { Anchor, Checkbox, Text, TextInput } from '@mantine/core'
import type { JSX } from 'react'
import { profileText as words } from '#renderer/text/account.ts'
import classes from './account.module.css'
import { openAccount } from './accountStore.ts'
import type { ProfileForm } from './useProfileForm.ts'

type Props = { readonly form: ProfileForm }

/** E-mails and phones, primary and secondary, with the one phone that lists show. */
export function ContactFields({ form }: Props): JSX.Element {
  return (
    <>
      <EmailFields form={form} />
      <div className={classes['pair']}>
        <PhoneField form={form} which="primary" />
        <PhoneField form={form} which="secondary" />
      </div>
    </>
  )
}

function EmailFields({ form }: Props): JSX.Element {
  const { values } = form.fields
  const { emailHolder } = form
  const isStaff = form.account.kind === 'staff'
  return (
    <div className={classes['pair']}>
      <div>
        <TextInput
          label={words.primaryEmail}
          type="email"
          required={isStaff}
          description={isStaff ? words.primaryEmailHelp : undefined}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={values.primaryEmail}
          error={form.problems.of('primaryEmail')}
          onChange={(event) => form.set('primaryEmail', event.currentTarget.value)}
          onBlur={() => form.problems.leave('primaryEmail')}
        />
        {emailHolder !== undefined && (
          <Anchor component="button" type="button" onClick={() => openAccount(emailHolder.userId)}>
            <bdi>{words.openOther(emailHolder.name)}</bdi>
          </Anchor>
        )}
      </div>
      <TextInput
        label={words.secondaryEmail}
        type="email"
        value={values.secondaryEmail}
        error={form.problems.of('secondaryEmail')}
        onChange={(event) => form.set('secondaryEmail', event.currentTarget.value)}
        onBlur={() => form.problems.leave('secondaryEmail')}
      />
    </div>
  )
}

const PHONES = { primary: 'primaryPhone', secondary: 'secondaryPhone' } as const

function PhoneField({ form, which }: Props & { readonly which: 'primary' | 'secondary' }): JSX.Element {
  const field = PHONES[which]
  const label = words[field]
  const { values } = form.fields
  return (
    <div className={classes['phone']}>
      <TextInput
        label={label}
        type="tel"
        value={values[field]}
        error={form.problems.of(field)}
        onChange={(event) => form.set(field, event.currentTarget.value)}
        onBlur={() => form.problems.leave(field)}
      />
      <Checkbox
        label={words.default}
        aria-label={words.defaultPhone(label)}
        checked={values.defaultPhone === which}
        disabled={values.defaultPhone !== which && values[field].trim() === ''}
        // One of the two is always ticked: ticking one takes the tick from the other.
        onChange={() => form.set('defaultPhone', which)}
      />
      {which === 'primary' && form.problems.of('defaultPhone') !== undefined && (
        <Text c="var(--mantine-color-error)" role="alert">
          {form.problems.of('defaultPhone')}
        </Text>
      )}
    </div>
  )
}
