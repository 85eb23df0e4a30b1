import { Button, Group, Text } from '@mantine/core'
import type { JSX } from 'react'
import { LeavingModal, ReturnModal, type Leaver } from '#renderer/features/leaving/index.ts'
import { leavingFieldText as words } from '#renderer/text/leaving.ts'
import { calendarDay } from '#renderer/text/time.ts'
import type { Account } from './accountFields.ts'
import type { AccountForm } from './useAccountForm.ts'
import { closeLayer, dropLayer, openLayer, useAccountStore } from './accountStore.ts'

type Props = {
  readonly form: AccountForm
  /** Clients that need somebody else. */
  readonly clientCount: number
}

const closeAsking = (): void => void closeLayer()

const dayOf = (at: number, timezone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: timezone, dateStyle: 'short' }).format(at)

const leaverOf = ({ userId, profile, may }: Account): Leaver => ({
  userId,
  firstName: profile.firstName,
  name: `${profile.firstName} ${profile.lastName}`,
  mayGiveRoles: may.setRoles,
})

/** "Leaving" beside the status, or "Reactivate as they were" for somebody who left (product.md 38). */
export function LeavingField({ form, clientCount }: Props): JSX.Element {
  const { account } = form
  const { status } = form.fields.values
  const layer = useAccountStore((state) => state.layer)
  const { leftAt, clinic } = account
  const leaver = leaverOf(account)
  if (leftAt !== null) {
    return (
      <>
        <Text mt="sm">{words.leftOn(calendarDay(dayOf(leftAt, clinic.timezone)))}</Text>
        <Group gap="xs" mt={6}>
          <Button variant="default" size="xs" onClick={() => openLayer('return')}>
            {words.reactivate}
          </Button>
          <Text span c="dimmed">
            {words.reactivateExplained}
          </Text>
        </Group>
        {status === 'active' && (
          <Text c="dimmed" mt={6}>
            <bdi>{words.plainActive(account.profile.firstName)}</bdi>
          </Text>
        )}
        <ReturnModal leaver={leaver} isOpen={layer === 'return'} onClose={dropLayer} onBack={dropLayer} />
      </>
    )
  }
  // Making somebody inactive who has clients suggests the way that hands them over.
  const isSuggested = status === 'inactive' && account.status === 'active' && clientCount > 0
  return (
    <>
      <Group gap="xs" mt="sm">
        <Button variant={isSuggested ? 'light' : 'default'} size="xs" onClick={() => openLayer('leaving')}>
          {words.leave}
        </Button>
        <Text span c="dimmed">
          {isSuggested ? words.suggested : words.explained}
        </Text>
      </Group>
      <LeavingModal leaver={leaver} isOpen={layer === 'leaving'} onClose={closeAsking} onLeft={dropLayer} />
    </>
  )
}
