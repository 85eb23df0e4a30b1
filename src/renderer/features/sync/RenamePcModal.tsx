import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useState, type JSX, type SyntheticEvent } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { requiredLineSchema } from '#shared/domain/text.ts'
import type { AppFailure } from '#shared/errors/index.ts'
import { FormProblem } from '#renderer/components/FormProblem.tsx'
import { problemText, useFields } from '#renderer/components/useFields.ts'
import { useFocusBack } from '#renderer/components/useFocusBack.ts'
import { words } from '#renderer/text/index.ts'
import { syncText } from '#renderer/text/sync.ts'
import { request } from '#renderer/transport/client.ts'

const nameSchema = requiredLineSchema(60)
type Props = {
  readonly pc: OutputOf<'sync.getHub'>['pcs'][number]
  readonly onDone: () => void
  readonly onClose: () => void
}

/** Gives a PC another name. */
export function RenamePcModal({ pc, onDone, onClose }: Props): JSX.Element {
  useFocusBack()
  const fields = useFields({ name: pc.name }, ({ name }) => ({ name: problemText(nameSchema, name) }))
  const [problem, setProblem] = useState<AppFailure>()
  const submit = async (event: SyntheticEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    if (!fields.validate(event.currentTarget)) return
    const renamed = await request('sync.renamePc', { pcId: pc.pcId, name: fields.values.name })
    if (renamed.ok) onDone()
    else setProblem(renamed.error)
  }
  return (
    <Modal opened onClose={onClose} title={syncText.renameTitle} size={440} centered>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          <TextInput
            name="name"
            label={syncText.name}
            data-autofocus
            value={fields.values.name}
            error={fields.error('name')}
            onChange={(event) => fields.set('name', event.currentTarget.value)}
          />
          <FormProblem error={problem} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {words.cancel}
            </Button>
            <Button type="submit">{syncText.rename}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
