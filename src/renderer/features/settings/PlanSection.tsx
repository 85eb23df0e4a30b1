import { Radio, Stack } from '@mantine/core'
import type { JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { type Plan, PLANS } from '#shared/domain/plan.ts'
import { DraftLine } from '#renderer/components/DraftLine.tsx'
import type { FieldChecks } from '#renderer/components/drafts.ts'
import { useKeptFields } from '#renderer/components/useKeptFields.ts'
import { planNames } from '#renderer/text/index.ts'
import { settingsText } from '#renderer/text/settings.ts'
import { startText } from '#renderer/text/start.ts'
import { SmallerPlan } from './SmallerPlan.tsx'
import { SaveLine } from './SaveLine.tsx'
import { settingsKey, useClinicForm } from './useClinicForm.ts'

type Clinic = OutputOf<'clinic.get'>

const partOf = ({ plan }: Clinic) => ({ plan })
type Values = ReturnType<typeof partOf>

const check = (): Record<string, never> => ({})
const checks: FieldChecks<Values> = {
  plan: (value): value is Plan => PLANS.some((one) => one === value),
}

/** The plan of the clinic. */
export function PlanSection({ clinic }: { readonly clinic: Clinic }): JSX.Element {
  const key = settingsKey('plan')
  const fields = useKeptFields<Values>({ key, draftKey: key, given: partOf(clinic), check, checks })
  const { form, submit, ...state } = useClinicForm(fields, clinic, partOf)
  const choose = (value: string): void => {
    const plan = PLANS.find((one) => one === value)
    if (plan !== undefined) fields.set('plan', plan)
  }
  return (
    <form ref={form} onSubmit={submit}>
      <Stack gap="md">
        <DraftLine savedAt={fields.restoredAt} onDiscard={fields.discard} />
        <Radio.Group label={settingsText.planLabel} value={fields.values.plan} onChange={choose}>
          <Stack gap="sm" mt="xs">
            {PLANS.map((plan) => (
              <Radio
                key={plan}
                value={plan}
                label={planNames[plan]}
                description={startText.planHints[plan]}
              />
            ))}
          </Stack>
        </Radio.Group>
        <SmallerPlan from={clinic.plan} to={fields.values.plan} />
        <SaveLine isDirty={fields.isDirty} {...state} />
      </Stack>
    </form>
  )
}
