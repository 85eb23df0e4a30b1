import { IconAlertTriangle, IconClock } from '@tabler/icons-react'
import type { JSX } from 'react'
import { StatusBadge } from '#renderer/components/StatusBadge.tsx'
import { registrationText as words } from '#renderer/text/account.ts'
import { daysUntil, endingStep } from './daysUntil.ts'

type BadgeProps = { readonly expiresOn: string; readonly timezone: string }

/** How long a licence still holds, from 90 days before its end on (product.md 14). */
export function EndingBadge({ expiresOn, timezone }: BadgeProps): JSX.Element | null {
  const days = daysUntil(expiresOn, timezone, Date.now())
  const step = endingStep(days)
  if (step === undefined) return null
  if (step === 'over') {
    return (
      <StatusBadge tone="wrong" icon={<IconAlertTriangle size={14} />}>
        {words.ended(-days)}
      </StatusBadge>
    )
  }
  return (
    <StatusBadge
      tone={step === '90' ? 'quiet' : 'attention'}
      icon={step === '30' ? <IconAlertTriangle size={14} /> : <IconClock size={14} />}
    >
      {days === 0 ? words.ended(0) : words.endsIn(days)}
    </StatusBadge>
  )
}
