import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useState, type JSX, type SyntheticEvent } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { requiredLineSchema } from '#shared/domain/text.ts'
import type { AppFailure } from '#shared/errors/index.ts'
import { DraftLine } from '#renderer/components/DraftLine.tsx'
import { type FieldChecks, isText } from '#renderer/components/drafts.ts'
import { FormProblem } from '#renderer/components/FormProblem.tsx'
import { askToDiscard, useUnsavedChanges } from '#renderer/components/unsavedChanges.ts'
import { problemText } from '#renderer/components/useFields.ts'
import { useFocusBack } from '#renderer/components/useFocusBack.ts'
import { useKeptFields } from '#renderer/components/useKeptFields.ts'
import { words } from '#renderer/text/index.ts'
import { syncText } from '#renderer/text/sync.ts'
import { request } from '#renderer/transport/client.ts'

type Typed = { readonly name: string }

const KEY = 'settings:pcName'
const nameSchema = requiredLineSchema(60)
const checks: FieldChecks<Typed> = { name: isText }
const check = ({ name }: Typed): { name?: string | undefined } => ({ name: problemText(nameSchema, name) })

type Props = {
  readonly pc: OutputOf<'sync.getHub'>['pcs'][number]
  readonly onDone: () => void
  readonly onClose: () => void
}

/** Gives a PC another name. */
export function RenamePcModal({ pc, onDone, onClose }: Props): JSX.Element {
  useFocusBack()
  const fields = useKeptFields<Typed>({
    key: KEY,
    draftKey: `${KEY}:${pc.pcId}`,
    given: { name: pc.name },
    check,
    checks,
  })
  const isAsking = useUnsavedChanges((state) => state.asking !== null)
  const close = async (): Promise<void> => {
    if (await askToDiscard([KEY])) onClose()
  }
  const [problem, setProblem] = useState<AppFailure>()
  const submit = async (event: SyntheticEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    if (!fields.validate(event.currentTarget)) return
    const renamed = await request('sync.renamePc', { pcId: pc.pcId, name: fields.values.name })
    if (!renamed.ok) return setProblem(renamed.error)
    fields.accept(fields.values)
    onDone()
  }
  return (
    <Modal
      opened
      onClose={() => void close()}
      closeOnEscape={!isAsking}
      title={syncText.renameTitle}
      size={440}
      centered
    >
      <form noValidate onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          <DraftLine savedAt={fields.restoredAt} onDiscard={fields.discard} />
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
            <Button variant="default" onClick={() => void close()}>
              {words.cancel}
            </Button>
            <Button type="submit">{syncText.rename}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
