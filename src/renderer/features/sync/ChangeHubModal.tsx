import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState, type JSX, type SyntheticEvent } from 'react'
import { requiredLineSchema } from '#shared/domain/text.ts'
import type { AppFailure } from '#shared/errors/index.ts'
import { FormProblem } from '#renderer/components/FormProblem.tsx'
import { problemText, useFields } from '#renderer/components/useFields.ts'
import { useFocusBack } from '#renderer/components/useFocusBack.ts'
import { words } from '#renderer/text/index.ts'
import { syncText } from '#renderer/text/sync.ts'
import { request } from '#renderer/transport/client.ts'

const addressSchema = requiredLineSchema(300)
type Props = { readonly address: string; readonly onDone: () => void; readonly onClose: () => void }

/** Has the clinic's account at another hub, or again at one that lost it. */
export function ChangeHubModal({ address: current, onDone, onClose }: Props): JSX.Element {
  useFocusBack()
  const fields = useFields({ address: current, registrationCode: '' }, ({ address }) => ({
    address: problemText(addressSchema, address),
  }))
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<AppFailure>()
  const submit = async (event: SyntheticEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    if (!fields.validate(event.currentTarget)) return
    setBusy(true)
    const changed = await request('sync.changeHub', fields.values)
    setBusy(false)
    setProblem(changed.ok ? undefined : changed.error)
    if (!changed.ok) return
    notifications.show({ message: syncText.changed })
    onDone()
  }
  return (
    <Modal opened onClose={onClose} title={syncText.changeTitle} size={520} centered>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          <Text c="dimmed">{syncText.changeExplained}</Text>
          <TextInput
            name="address"
            label={syncText.address}
            data-autofocus
            value={fields.values.address}
            error={fields.error('address')}
            onChange={(event) => fields.set('address', event.currentTarget.value)}
            onBlur={() => fields.leave('address')}
            autoComplete="off"
            spellCheck={false}
          />
          <TextInput
            name="registrationCode"
            label={syncText.registrationCode}
            description={syncText.registrationHint}
            value={fields.values.registrationCode}
            onChange={(event) => fields.set('registrationCode', event.currentTarget.value)}
            autoComplete="off"
            spellCheck={false}
          />
          <FormProblem error={problem} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {words.cancel}
            </Button>
            <Button type="submit" loading={isBusy}>
              {syncText.changeDo}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
