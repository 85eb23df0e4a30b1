import { Radio, Stack } from '@mantine/core'
import type { JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { PLANS } from '#shared/domain/plan.ts'
import { planNames } from '#renderer/text/index.ts'
import { settingsText } from '#renderer/text/settings.ts'
import { startText } from '#renderer/text/start.ts'
import { SmallerPlan } from './SmallerPlan.tsx'
import { SaveLine } from './SaveLine.tsx'
import { useChoices, useClinicForm } from './useClinicForm.ts'

type Clinic = OutputOf<'clinic.get'>

const partOf = ({ plan }: Clinic) => ({ plan })
const check = (): Record<string, never> => ({})

/** The plan of the clinic. */
export function PlanSection({ clinic }: { readonly clinic: Clinic }): JSX.Element {
  const fields = useChoices('plan', partOf(clinic), check)
  const { form, submit, ...state } = useClinicForm(fields, clinic, partOf)
  const choose = (value: string): void => {
    const plan = PLANS.find((one) => one === value)
    if (plan !== undefined) fields.set('plan', plan)
  }
  return (
    <form ref={form} onSubmit={submit}>
      <Stack gap="md">
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
