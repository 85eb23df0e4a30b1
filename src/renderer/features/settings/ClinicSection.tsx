import { Stack, TextInput, Textarea } from '@mantine/core'
import type { JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import {
  optionalEmailSchema,
  optionalPhoneSchema,
  paragraphSchema,
  requiredLineSchema,
} from '#shared/domain/text.ts'
import { DraftLine } from '#renderer/components/DraftLine.tsx'
import { type FieldChecks, isText } from '#renderer/components/drafts.ts'
import { TimezoneSelect } from '#renderer/components/TimezoneSelect.tsx'
import { problemText } from '#renderer/components/useFields.ts'
import { useKeptFields } from '#renderer/components/useKeptFields.ts'
import { settingsText } from '#renderer/text/settings.ts'
import { SaveLine } from './SaveLine.tsx'
import classes from './settings.module.css'
import { settingsKey, useClinicForm } from './useClinicForm.ts'

type Clinic = OutputOf<'clinic.get'>

const partOf = ({ name, phone, email, address, timezone }: Clinic) => ({
  name,
  phone,
  email,
  address,
  timezone,
})
type Values = ReturnType<typeof partOf>

const checks: FieldChecks<Values> = {
  name: isText,
  phone: isText,
  email: isText,
  address: isText,
  timezone: isText,
}
const check = (values: Values): { readonly [K in keyof Values]?: string | undefined } => ({
  name: problemText(requiredLineSchema(120), values.name),
  phone: problemText(optionalPhoneSchema, values.phone),
  email: problemText(optionalEmailSchema, values.email),
  address: problemText(paragraphSchema(400), values.address),
})

/** Name, address and timezone of the clinic. */
export function ClinicSection({ clinic }: { readonly clinic: Clinic }): JSX.Element {
  const key = settingsKey('clinic')
  const fields = useKeptFields<Values>({ key, draftKey: key, given: partOf(clinic), check, checks })
  const { form, submit, ...state } = useClinicForm(fields, clinic, partOf)
  const field = (name: 'name' | 'phone' | 'email' | 'address') => ({
    name,
    value: fields.values[name],
    error: fields.error(name),
    onBlur: () => fields.leave(name),
    onChange: (event: { currentTarget: { value: string } }) => fields.set(name, event.currentTarget.value),
  })
  return (
    <form ref={form} noValidate onSubmit={submit}>
      <Stack gap="sm">
        <DraftLine savedAt={fields.restoredAt} onDiscard={fields.discard} />
        <TextInput label={settingsText.name} required {...field('name')} />
        <div className={classes['pair']}>
          <TextInput label={settingsText.phone} {...field('phone')} />
          <TextInput label={settingsText.email} type="email" {...field('email')} />
        </div>
        <Textarea autosize label={settingsText.address} minRows={2} maxRows={6} {...field('address')} />
        <TimezoneSelect
          label={settingsText.timezone}
          description={settingsText.timezoneHint}
          value={fields.values.timezone}
          error={fields.error('timezone')}
          onChange={(timezone) => fields.set('timezone', timezone)}
        />
        <SaveLine isDirty={fields.isDirty} {...state} />
      </Stack>
    </form>
  )
}
