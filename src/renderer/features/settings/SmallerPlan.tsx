import { Text } from '@mantine/core'
import type { JSX } from 'react'
import type { Plan } from '#shared/domain/plan.ts'
import { isSmallerPlan } from '#shared/domain/plan.ts'
import { Notice } from '#renderer/components/Notice.tsx'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { planText as words } from '#renderer/text/settings.ts'

type Props = { readonly from: Plan; readonly to: Plan }

/** What a smaller plan would no longer allow, before it is saved; nothing where the plan is no smaller. */
export function SmallerPlan({ from, to }: Props): JSX.Element | null {
  const { loaded } = useLoaded('home.get', {})
  if (!isSmallerPlan(from, to)) return null
  const people = loaded.state === 'ready' ? loaded.data.people : null
  return (
    <Notice role="status">
      <Text fw={600}>{words.smaller(to)}</Text>
      <ul>
        {people !== null && <li>{words.practitionersStay(people.practitioners)}</li>}
        <li>{words.noFurther}</li>
        {to === 'solo' && <li>{words.sessionLimit}</li>}
        <li>{words.othersStay}</li>
      </ul>
    </Notice>
  )
}
