import { TextInput } from '@mantine/core'
import type { JSX } from 'react'
import { DraftLine } from '#renderer/components/DraftLine.tsx'
import { FormProblem } from '#renderer/components/FormProblem.tsx'
import { syncText } from '#renderer/text/sync.ts'
import type { HubForm } from './useHubForm.ts'

type Props = {
  readonly form: HubForm
  /** True where the form opens with the focus in it. */
  readonly isFocused: boolean
}

/** Address and registration word of a hub, and what was wrong. */
export function HubFields({ form: { fields, problem }, isFocused }: Props): JSX.Element {
  return (
    <>
      <DraftLine savedAt={fields.restoredAt} onDiscard={fields.discard} />
      <TextInput
        name="address"
        label={syncText.address}
        description={syncText.addressHint}
        {...(isFocused ? { 'data-autofocus': true } : {})}
        value={fields.values.address}
        error={fields.error('address')}
        onChange={(event) => fields.set('address', event.currentTarget.value)}
        onBlur={() => fields.leave('address')}
        spellCheck={false}
      />
      <TextInput
        name="registrationCode"
        label={syncText.registrationCode}
        description={syncText.registrationHint}
        value={fields.values.registrationCode}
        onChange={(event) => fields.set('registrationCode', event.currentTarget.value)}
        spellCheck={false}
      />
      <FormProblem error={problem} />
    </>
  )
}
