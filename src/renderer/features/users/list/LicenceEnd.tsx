import { IconAlertTriangle, IconClock } from '@tabler/icons-react'
import type { JSX } from 'react'
import { StatusBadge } from '#renderer/components/StatusBadge.tsx'
import { timezoneOfThisPc } from '#renderer/text/locale.ts'
import { calendarDay } from '#renderer/text/time.ts'
import { daysUntil, endingStep } from '../account/daysUntil.ts'
import type { UserRow } from '../usersStore.ts'

type Props = { readonly row: UserRow; readonly now: number }

/** The day a licence ends: marked from 90 days before, for who is here (product.md 14). */
export function LicenceEnd({ row, now }: Props): JSX.Element | null {
  const day = row.registrationExpiresOn
  if (day === null) return null
  const step = row.status === 'active' ? endingStep(daysUntil(day, timezoneOfThisPc(), now)) : undefined
  if (step === undefined) return <span>{calendarDay(day)}</span>
  const Icon = step === 'over' || step === '30' ? IconAlertTriangle : IconClock
  const tone = { over: 'wrong', '30': 'attention', '60': 'attention', '90': 'quiet' } as const
  return (
    <StatusBadge tone={tone[step]} icon={<Icon size={14} aria-hidden="true" />}>
      {calendarDay(day)}
    </StatusBadge>
  )
}
