import { Group, Text, TextInput } from '@mantine/core'
import type { JSX } from 'react'
import { needsRegistration, registrationLabel } from '#shared/domain/users.ts'
import { DayInput } from '#renderer/components/DayInput.tsx'
import { isDay } from '#renderer/components/parseDay.ts'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { registrationText as words } from '#renderer/text/account.ts'
import { EndingBadge } from './EndingBadge.tsx'
import { FieldSection } from './FieldSection.tsx'
import type { AccountForm } from './useAccountForm.ts'

type Props = { readonly form: AccountForm }

/** "Registration or License #" with the day it ends, and how it is printed. */
export function RegistrationField({ form }: Props): JSX.Element {
  const { account, fields, problems } = form
  const { loaded } = useLoaded('disciplines.list', {})
  const disciplines = loaded.state === 'ready' ? [...loaded.data.disciplines, ...loaded.data.ended] : []
  const discipline = disciplines.find((one) => one.disciplineId === account.profile.disciplineId)
  const { registrationNumber: number, registrationExpiresOn: expiresOn } = fields.values
  const printed = registrationLabel(number.trim(), discipline?.name)
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
        <DayInput
          label={words.expiresOn}
          value={expiresOn}
          isReadOnly={isReadOnly}
          problem={problems.of('registrationExpiresOn')}
          onChange={(day) => form.set('registrationExpiresOn', day)}
          onLeave={() => problems.leave('registrationExpiresOn')}
        />
        {expiresOn !== null && isDay(expiresOn) && (
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
