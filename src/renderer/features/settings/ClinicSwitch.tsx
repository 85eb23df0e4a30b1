import { Stack, Switch } from '@mantine/core'
import type { JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { DraftLine } from '#renderer/components/DraftLine.tsx'
import { type FieldChecks, isYesOrNo } from '#renderer/components/drafts.ts'
import { useKeptFields } from '#renderer/components/useKeptFields.ts'
import { SaveLine } from './SaveLine.tsx'
import { settingsKey, useClinicForm } from './useClinicForm.ts'

type Clinic = OutputOf<'clinic.get'>
type Name = 'hasTimesheets' | 'hasTeamPage'
type Props = {
  readonly clinic: Clinic
  readonly name: Name
  readonly label: string
  /** What it means, as the switch stands. */
  readonly explained: { readonly on: string; readonly off: string }
}

const partOf = ({ hasTimesheets, hasTeamPage }: Clinic): Pick<Clinic, Name> => ({
  hasTimesheets,
  hasTeamPage,
})
const check = (): Record<string, never> => ({})
const checks: FieldChecks<Pick<Clinic, Name>> = { hasTimesheets: isYesOrNo, hasTeamPage: isYesOrNo }

/** One thing that the clinic has or has not. */
export function ClinicSwitch({ clinic, name, label, explained }: Props): JSX.Element {
  const key = settingsKey(name)
  const given = partOf(clinic)
  const fields = useKeptFields<Pick<Clinic, Name>>({ key, draftKey: key, given, check, checks })
  const { form, submit, ...state } = useClinicForm(fields, clinic, partOf)
  const isOn = fields.values[name]
  return (
    <form ref={form} onSubmit={submit}>
      <Stack gap="md">
        <DraftLine savedAt={fields.restoredAt} onDiscard={fields.discard} />
        <Switch
          label={label}
          description={isOn ? explained.on : explained.off}
          checked={isOn}
          onChange={(event) => fields.set(name, event.currentTarget.checked)}
        />
        <SaveLine isDirty={fields.isDirty} {...state} />
      </Stack>
    </form>
  )
}
