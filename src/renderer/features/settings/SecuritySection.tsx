import { NumberInput, Select, Stack } from '@mantine/core'
import { useState, type JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { ROLES, type Role } from '#shared/domain/roles.ts'
import { DraftLine } from '#renderer/components/DraftLine.tsx'
import { type FieldChecks, isTexts, isYesOrNo } from '#renderer/components/drafts.ts'
import { useKeptFields } from '#renderer/components/useKeptFields.ts'
import { mfaSettingsText } from '#renderer/text/mfa.ts'
import { settingsText } from '#renderer/text/settings.ts'
import { MfaRules } from './MfaRules.tsx'
import { SaveLine } from './SaveLine.tsx'
import { settingsKey, useClinicForm } from './useClinicForm.ts'

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

const checks: FieldChecks<Values> = {
  idleLockMinutes: (value): value is number => typeof value === 'number',
  temporaryPasswordHours: (value): value is Values['temporaryPasswordHours'] =>
    HOURS.some((hours) => hours === value),
  isMfaOffered: isYesOrNo,
  isMfaRequired: isYesOrNo,
  mfaRequiredRoles: (value): value is Role[] =>
    isTexts(value) && value.every((text) => ROLES.some((role) => role === text)),
}

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
  // Chosen here, before the first role is ticked; else it shows in what is stored, or came back from before a lock.
  const [chosen, setByRole] = useState<boolean>()
  const isByRoleIn = ({ isMfaRequired, mfaRequiredRoles }: Values): boolean =>
    chosen ?? (mfaRequiredRoles.length > 0 && !isMfaRequired)
  const key = settingsKey('security')
  const fields = useKeptFields<Values>({
    key,
    draftKey: key,
    given: partOf(clinic),
    check: (values) => check(isByRoleIn(values))(values),
    checks,
  })
  const discard = (): void => {
    setByRole(undefined)
    fields.discard()
  }
  const { form, submit, ...state } = useClinicForm(fields, clinic, partOf)
  const chooseHours = (value: string | null): void => {
    const hours = HOURS.find((one) => String(one) === value)
    if (hours !== undefined) fields.set('temporaryPasswordHours', hours)
  }
  return (
    <form ref={form} noValidate onSubmit={submit}>
      <Stack gap="md">
        <DraftLine savedAt={fields.restoredAt} onDiscard={discard} />
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
        <MfaRules fields={fields} isByRole={isByRoleIn(fields.values)} onByRole={setByRole} />
        <SaveLine isDirty={fields.isDirty} {...state} />
      </Stack>
    </form>
  )
}
