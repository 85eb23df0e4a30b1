import { Button, Group, Text } from '@mantine/core'
import { IconAlertTriangle, IconClock } from '@tabler/icons-react'
import type { JSX } from 'react'
import { PLACEMENT_NOTICE_DAYS } from '#shared/domain/placements.ts'
import type { Role } from '#shared/domain/roles.ts'
import { DayInput } from '#renderer/components/DayInput.tsx'
import { isDay } from '#renderer/components/parseDay.ts'
import { StatusBadge } from '#renderer/components/StatusBadge.tsx'
import { StaffSelect, UpgradeModal, useStaffChoices } from '#renderer/features/placements/index.ts'
import { placementText as words } from '#renderer/text/placements.ts'
import { calendarDay } from '#renderer/text/time.ts'
import type { Account } from './accountFields.ts'
import { dropLayer, openLayer, useAccountStore } from './accountStore.ts'
import { daysUntil } from './daysUntil.ts'
import { FieldSection } from './FieldSection.tsx'
import type { AccountForm } from './useAccountForm.ts'

const SUPERVISORS: readonly Role[] = ['practitioner']

type Props = { readonly form: AccountForm; readonly onUpgraded: (account: Account) => void }

/** "Placement" of a student: supervisor, end, and "Upgrade" (product.md 39). */
export function PlacementField({ form, onUpgraded }: Props): JSX.Element {
  const { account } = form
  const isUpgrading = useAccountStore((state) => state.layer === 'upgrade')
  const name = account.profile.firstName
  // Whatever was typed about the placement went with it.
  const take = (upgraded: Account): void => {
    form.set('supervisorId', null)
    form.set('placementEndsOn', null)
    onUpgraded(upgraded)
  }
  // Students see their own placement; the office sets it.
  const isReadOnly = !account.may.editAccount || account.may.changeOwnPassword
  return (
    <FieldSection label={words.label}>
      {isReadOnly ? <ShownPlacement account={account} /> : <EditedPlacement form={form} />}
      <Text c="dimmed" mt={6} maw={520}>
        <bdi>{words.explained(name)}</bdi>
      </Text>
      {account.may.setRoles ? (
        <Group gap="xs" mt="sm">
          <Button variant="default" size="xs" onClick={() => openLayer('upgrade')}>
            {words.upgrade}
          </Button>
          <Text span c="dimmed">
            <bdi>{words.upgradeExplained(name)}</bdi>
          </Text>
        </Group>
      ) : (
        <Text c="dimmed">{words.upgradeByOwner}</Text>
      )}
      <UpgradeModal account={account} isOpen={isUpgrading} onClose={dropLayer} onUpgraded={take} />
    </FieldSection>
  )
}

function ShownPlacement({ account }: { readonly account: Account }): JSX.Element {
  const { supervisorName = '', endsOn = null } = account.placement ?? {}
  return (
    <>
      <Text>
        {words.supervisor}: <bdi>{supervisorName === '' ? words.noSupervisor : supervisorName}</bdi>
      </Text>
      <Text>
        {words.endsOn}: {endsOn === null ? words.noEnd : calendarDay(endsOn)}
      </Text>
    </>
  )
}

function EditedPlacement({ form }: { readonly form: AccountForm }): JSX.Element {
  const { account, fields, problems } = form
  const { supervisorId, placementEndsOn: endsOn } = fields.values
  const supervisors = useStaffChoices(SUPERVISORS, account.userId)
  const isKept = account.placement?.supervisorId === supervisorId
  return (
    <Group align="flex-start" gap="md">
      <StaffSelect
        label={words.supervisor}
        nobody={words.noSupervisor}
        from={supervisors}
        value={supervisorId}
        valueName={isKept ? (account.placement?.supervisorName ?? '') : ''}
        problem={problems.of('supervisorId')}
        onChange={(userId) => form.set('supervisorId', userId)}
      />
      <DayInput
        label={words.endsOn}
        value={endsOn}
        problem={problems.of('placementEndsOn')}
        onChange={(day) => form.set('placementEndsOn', day)}
        onLeave={() => problems.leave('placementEndsOn')}
      />
      {endsOn !== null && isDay(endsOn) && (
        <Group h={36} mt={22}>
          <PlacementBadge endsOn={endsOn} timezone={account.clinic.timezone} />
        </Group>
      )}
    </Group>
  )
}

type BadgeProps = { readonly endsOn: string; readonly timezone: string }

function PlacementBadge({ endsOn, timezone }: BadgeProps): JSX.Element | null {
  const days = daysUntil(endsOn, timezone, Date.now())
  if (days > Math.max(...PLACEMENT_NOTICE_DAYS)) return null
  return days < 0 ? (
    <StatusBadge tone="wrong" icon={<IconAlertTriangle size={14} />}>
      {words.ended(-days)}
    </StatusBadge>
  ) : (
    <StatusBadge tone="attention" icon={<IconClock size={14} />}>
      {words.endsIn(days)}
    </StatusBadge>
  )
}
