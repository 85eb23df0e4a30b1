import { NumberInput, Select, Stack } from '@mantine/core'
import { useState, type JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { mfaSettingsText } from '#renderer/text/mfa.ts'
import { settingsText } from '#renderer/text/settings.ts'
import { MfaRules } from './MfaRules.tsx'
import { SaveLine } from './SaveLine.tsx'
import { useChoices, useClinicForm } from './useClinicForm.ts'

type Clinic = OutputOf<'clinic.get'>

const HOURS = [24, 36, 48, 168] as const satisfies readonly Clinic['temporaryPasswordHours'][]

const partOf = (clinic: Clinic) => ({
  idleLockMinutes: clinic.idleLockMinutes,
  temporaryPasswordHours: clinic.temporaryPasswordHours,
  isMfaOffered: clinic.isMfaOffered,
  isMfaRequired: clinic.isMfaRequired,
  mfaRequiredRoles: clinic.mfaRequiredRoles,
})
type Values = ReturnType<typeof partOf>

type Problems = { readonly idleLockMinutes?: string; readonly mfaRequiredRoles?: string }

const check =
  (isByRole: boolean) =>
  ({ idleLockMinutes, isMfaOffered, mfaRequiredRoles }: Values): Problems => {
    const isLockRight = Number.isInteger(idleLockMinutes) && idleLockMinutes >= 1 && idleLockMinutes <= 15
    const lacksRoles = isMfaOffered && isByRole && mfaRequiredRoles.length === 0
    return {
      ...(isLockRight ? {} : { idleLockMinutes: settingsText.idleLockHint }),
      ...(lacksRoles ? { mfaRequiredRoles: mfaSettingsText.atLeastOneRole } : {}),
    }
  }

/** Who needs a second factor, when the desk locks by itself, and how long a temporary password works. */
export function SecuritySection({ clinic }: { readonly clinic: Clinic }): JSX.Element {
  const [isByRole, setByRole] = useState(clinic.mfaRequiredRoles.length > 0 && !clinic.isMfaRequired)
  const fields = useChoices<Values>('security', partOf(clinic), check(isByRole))
  const { form, submit, ...state } = useClinicForm(fields, clinic, partOf)
  const chooseHours = (value: string | null): void => {
    const hours = HOURS.find((one) => String(one) === value)
    if (hours !== undefined) fields.set('temporaryPasswordHours', hours)
  }
  return (
    <form ref={form} noValidate onSubmit={submit}>
      <Stack gap="md">
        <NumberInput
          label={settingsText.idleLock}
          description={settingsText.idleLockHint}
          name="idleLockMinutes"
          required
          size="sm"
          w={260}
          min={1}
          max={15}
          clampBehavior="none"
          allowDecimal={false}
          allowNegative={false}
          suffix={` ${settingsText.minutes}`}
          value={fields.values.idleLockMinutes}
          error={fields.error('idleLockMinutes') ?? undefined}
          onBlur={() => fields.leave('idleLockMinutes')}
          onChange={(value) => fields.set('idleLockMinutes', typeof value === 'number' ? value : 0)}
        />
        <Select
          label={settingsText.temporary}
          name="temporaryPasswordHours"
          required
          w={260}
          allowDeselect={false}
          data={HOURS.map((hours) => ({ value: String(hours), label: settingsText.hours[hours] }))}
          value={String(fields.values.temporaryPasswordHours)}
          onChange={chooseHours}
        />
        <MfaRules fields={fields} isByRole={isByRole} onByRole={setByRole} />
        <SaveLine isDirty={fields.isDirty} {...state} />
      </Stack>
    </form>
  )
}
