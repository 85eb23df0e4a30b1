import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState, type FormEvent, type JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { lineSchema } from '#shared/domain/text.ts'
import type { AppFailure } from '#shared/errors/index.ts'
import { DayInput } from '#renderer/components/DayInput.tsx'
import { FormProblem } from '#renderer/components/FormProblem.tsx'
import { isDay, notADay } from '#renderer/components/parseDay.ts'
import { problemText } from '#renderer/components/useFields.ts'
import { words as shared } from '#renderer/text/index.ts'
import { upgradeText as words } from '#renderer/text/placements.ts'
import { request } from '#renderer/transport/client.ts'

type Account = OutputOf<'placements.upgrade'>
type Props = {
  readonly account: Account
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onUpgraded: (account: Account) => void
}

const NUMBER_LIMIT = 40

/** "Upgrade" of a student: asks for the licence number, which may be skipped (product.md 39). */
export function UpgradeModal({ account, isOpen, onClose, onUpgraded }: Props): JSX.Element {
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={<bdi>{words.title(account.profile.firstName)}</bdi>}
      size={520}
      zIndex={250}
    >
      <UpgradeForm account={account} onClose={onClose} onUpgraded={onUpgraded} />
    </Modal>
  )
}

function UpgradeForm({ account, onClose, onUpgraded }: Omit<Props, 'isOpen'>): JSX.Element {
  const { registration, profile, userId } = account
  const name = profile.firstName
  const [number, setNumber] = useState(registration.number)
  const [endsOn, setEndsOn] = useState(registration.expiresOn)
  const [error, setError] = useState<AppFailure>()
  const [isTried, setTried] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const numberProblem = problemText(lineSchema(NUMBER_LIMIT), number)
  const dayProblem = endsOn !== null && !isDay(endsOn) ? notADay() : undefined
  const upgrade = async (): Promise<void> => {
    setTried(true)
    if (isBusy || numberProblem !== undefined || dayProblem !== undefined) return
    setBusy(true)
    setError(undefined)
    const isSkipped = number.trim() === '' && endsOn === null
    const answer = await request('placements.upgrade', {
      userId,
      registration: isSkipped ? null : { number, expiresOn: endsOn },
    })
    setBusy(false)
    if (!answer.ok) return setError(answer.error)
    notifications.show({ message: <bdi>{words.done(name)}</bdi> })
    onUpgraded(answer.data)
    return onClose()
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void upgrade()
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Text>
          <bdi>{words.explained(name)}</bdi>
        </Text>
        <Group align="flex-start" gap="md">
          <TextInput
            label={words.number}
            description={words.numberHelp}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            w={260}
            data-autofocus
            value={number}
            error={isTried ? numberProblem : undefined}
            onChange={(event) => setNumber(event.currentTarget.value)}
          />
          <DayInput
            label={words.endsOn}
            value={endsOn}
            onChange={setEndsOn}
            onLeave={() => setTried(true)}
            problem={isTried ? dayProblem : undefined}
          />
        </Group>
        <Text c="dimmed">
          <bdi>{words.signsInAgain(name)}</bdi>
        </Text>
        <FormProblem error={error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {shared.cancel}
          </Button>
          <Button type="submit" loading={isBusy}>
            {words.confirm}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
