import { Group, Text, TextInput } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { IconAlertTriangle, IconClock } from '@tabler/icons-react'
import { useState, type JSX } from 'react'
import { needsRegistration, registrationLabel } from '#shared/domain/users.ts'
import { StatusBadge } from '#renderer/components/StatusBadge.tsx'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { registrationText as words } from '#renderer/text/account.ts'
import { daysUntil, endingStep } from './daysUntil.ts'
import { FieldSection } from './FieldSection.tsx'
import type { AccountForm } from './useAccountForm.ts'

type Props = { readonly form: AccountForm }

/** "Registration or License #" with the day it ends, and how it is printed. */
export function RegistrationField({ form }: Props): JSX.Element {
  const { account, fields, problems } = form
  const { loaded } = useLoaded('disciplines.list', {})
  const disciplines = loaded.state === 'ready' ? loaded.data.disciplines : []
  const discipline = disciplines.find((one) => one.disciplineId === account.profile.disciplineId)
  const { registrationNumber: number, registrationExpiresOn: expiresOn } = fields.values
  const printed = registrationLabel(number.trim(), discipline?.name)
  const [isCalendarOpen, setCalendarOpen] = useState(false)
  const isReadOnly = !account.may.editAccount
  return (
    <FieldSection label={words.label}>
      <Group align="flex-start" gap="md">
        <TextInput
          label={words.number}
          w={200}
          value={number}
          readOnly={isReadOnly}
          error={problems.of('registrationNumber')}
          onChange={(event) => form.set('registrationNumber', event.currentTarget.value)}
          onBlur={() => problems.leave('registrationNumber')}
        />
        <DateInput
          label={words.expiresOn}
          w={170}
          value={expiresOn}
          readOnly={isReadOnly}
          clearable={!isReadOnly}
          clearButtonProps={{ 'aria-label': words.clear }}
          valueFormat="D MMM YYYY"
          // Red is kept for what is wrong, and no weekend is.
          weekendDays={[]}
          popoverProps={{ shadow: 'none' }}
          error={problems.of('registrationExpiresOn')}
          // While the calendar is open, Esc closes it and not the modal around it.
          data-mantine-stop-propagation={isCalendarOpen}
          onClick={() => setCalendarOpen(!isReadOnly)}
          onFocus={() => setCalendarOpen(!isReadOnly)}
          onBlur={() => setCalendarOpen(false)}
          onKeyDown={(event) => event.key === 'Escape' && setCalendarOpen(false)}
          onChange={(date) => {
            form.set('registrationExpiresOn', date)
            setCalendarOpen(false)
          }}
        />
        {expiresOn !== null && (
          <Group h={36} mt={22}>
            <EndingBadge expiresOn={expiresOn} timezone={account.clinic.timezone} />
          </Group>
        )}
      </Group>
      {printed !== '' && (
        <Text c="dimmed" mt={6}>
          {words.prints} <bdi>{printed}</bdi>
        </Text>
      )}
      {printed === '' && needsRegistration(fields.values.roles) && (
        <Text c="dimmed" mt={6}>
          {words.missing}
        </Text>
      )}
    </FieldSection>
  )
}

type BadgeProps = { readonly expiresOn: string; readonly timezone: string }

function EndingBadge({ expiresOn, timezone }: BadgeProps): JSX.Element | null {
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
