import { Text } from '@mantine/core'
import type { JSX } from 'react'
import { mfaText as words } from '#renderer/text/mfa.ts'
import { calendarDay } from '#renderer/text/time.ts'
import type { Account } from './accountFields.ts'
import { FieldSection } from './FieldSection.tsx'
import { MfaOfOther } from './MfaOfOther.tsx'
import { MfaOfOwn } from './MfaOfOwn.tsx'

type Props = { readonly account: Account }

/** The calendar day of a moment in the clinic's timezone, as `YYYY-MM-DD`. */
const dayOf = (at: number, timezone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: timezone }).format(at)

function stateText({ mfa, clinic }: Account): string {
  if (mfa.isOn)
    return mfa.since === null ? words.on : words.since(calendarDay(dayOf(mfa.since, clinic.timezone)))
  return mfa.isRequired ? `${words.off}. ${words.pending}` : words.off
}

/**
 * "Multi-Factor Authentication (MFA)", where the clinic offers it (product.md 16, 35). Who has it on from before sees
 * it all the same: a code is still asked for, so there must be a way to end that.
 */
export function MfaField({ account }: Props): JSX.Element | null {
  const { mfa, may, clinic } = account
  if (account.kind !== 'staff' || (!clinic.isMfaOffered && !mfa.isOn)) return null
  return (
    <FieldSection label={words.label} part="mfa">
      <Text>{stateText(account)}</Text>
      {!clinic.isMfaOffered && <Text c="dimmed">{words.noLongerOffered}</Text>}
      {mfa.isRequired && (
        <Text c="dimmed">{mfa.isRequiredOfPerson ? words.requiredOfPerson : words.required}</Text>
      )}
      {may.changeOwnPassword ? <MfaOfOwn account={account} /> : <MfaOfOther account={account} />}
    </FieldSection>
  )
}
