import { Button, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core'
import { useState, type FormEvent, type JSX } from 'react'
import type { AppFailure } from '#shared/errors/index.ts'
import { FormProblem } from '#renderer/components/FormProblem.tsx'
import { identityText } from '#renderer/text/identity.ts'
import { words } from '#renderer/text/index.ts'
import { startText } from '#renderer/text/start.ts'
import { request } from '#renderer/transport/client.ts'
import { showSheet } from './startStore.ts'

type Props = { readonly isOpen: boolean; readonly onClose: () => void }

function RenewForm({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState<AppFailure>()
  const [isBusy, setBusy] = useState(false)
  const renew = async (): Promise<void> => {
    setBusy(true)
    const answer = await request('recovery.renew', { password })
    setBusy(false)
    if (!answer.ok) return setProblem(answer.error)
    onClose()
    showSheet(answer.data.recoveryKey)
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (password !== '') void renew()
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Text>{startText.makeNewSheetExplained}</Text>
        <PasswordInput
          label={startText.yourPassword}
          autoComplete="current-password"
          data-autofocus
          value={password}
          onChange={(event) => {
            setProblem(undefined)
            setPassword(event.currentTarget.value)
          }}
        />
        <FormProblem
          error={problem}
          {...(problem?.code === 'WRONG_CREDENTIALS' ? { text: identityText.wrongPassword } : {})}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button type="submit" disabled={password === ''} loading={isBusy}>
            {startText.makeNewSheet}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** Asks for the password, makes a new recovery key and shows its sheet. */
export function RenewSheetQuestion({ isOpen, onClose }: Props): JSX.Element {
  return (
    <Modal opened={isOpen} onClose={onClose} title={startText.makeNewSheet} size={440} centered>
      <RenewForm onClose={onClose} />
    </Modal>
  )
}
