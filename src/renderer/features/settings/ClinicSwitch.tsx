import { Stack, Switch } from '@mantine/core'
import type { JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { SaveLine } from './SaveLine.tsx'
import { useChoices, useClinicForm } from './useClinicForm.ts'

type Clinic = OutputOf<'clinic.get'>
type Name = 'hasTimesheets' | 'hasTeamPage'
type Props = {
  readonly clinic: Clinic
  readonly name: Name
  readonly label: string
  /** What it means, as the switch stands. */
  readonly explained: { readonly on: string; readonly off: string }
}

const PARTS = {
  hasTimesheets: ({ hasTimesheets }: Clinic) => ({ hasTimesheets }),
  hasTeamPage: ({ hasTeamPage }: Clinic) => ({ hasTeamPage }),
} as const satisfies Record<Name, (clinic: Clinic) => Partial<Record<Name, boolean>>>
const check = (): Record<string, never> => ({})

/** One thing that the clinic has or has not. */
export function ClinicSwitch({ clinic, name, label, explained }: Props): JSX.Element {
  const part = (one: Clinic): Partial<Record<Name, boolean>> => PARTS[name](one)
  const fields = useChoices(name, part(clinic), check)
  const { form, submit, ...state } = useClinicForm(fields, clinic, part)
  const isOn = fields.values[name] === true
  return (
    <form ref={form} onSubmit={submit}>
      <Stack gap="md">
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
