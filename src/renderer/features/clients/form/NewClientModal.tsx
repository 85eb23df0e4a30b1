import { Alert, Button, Group, Modal, Stack } from '@mantine/core'
import { IconAlertTriangle, IconArrowRight } from '@tabler/icons-react'
import { useRef, type FormEvent, type JSX } from 'react'
import { DraftLine } from '#renderer/components/DraftLine.tsx'
import { FormProblem } from '#renderer/components/FormProblem.tsx'
import { useUnsavedChanges } from '#renderer/components/unsavedChanges.ts'
import { type ReadDraft, useReadDraft } from '#renderer/components/useReadDraft.ts'
import { clientStatusNames, newClientText as words } from '#renderer/text/clients.ts'
import { request } from '#renderer/transport/client.ts'
import { openClientChart } from '../chart/chartStore.ts'
import { BLANK_CLIENT, clientChecks, type ClientFields } from './clientFields.ts'
import { ClientFormFields } from './ClientFormFields.tsx'
import { closeNewClient, NEW_CLIENT_KEY, shutNewClient, useNewClient } from './newClientStore.ts'
import { useClientForm, type ClientForm } from './useClientForm.ts'

/** "New client": the form of a client who is not here yet. */
export function NewClientModal(): JSX.Element {
  const isOpen = useNewClient((s) => s.isOpen)
  const isAsking = useUnsavedChanges((s) => s.asking !== null)
  const kept = useReadDraft(isOpen ? NEW_CLIENT_KEY : null, clientChecks)
  return (
    <Modal
      opened={isOpen && kept !== undefined}
      onClose={() => void closeNewClient()}
      closeOnEscape={!isAsking}
      title={words.title}
      size={640}
      yOffset={36}
    >
      {isOpen && kept !== undefined && <NewClientForm draft={kept.draft} />}
    </Modal>
  )
}

function NewClientForm({ draft }: ReadDraft<ClientFields>): JSX.Element {
  const body = useRef<HTMLFormElement>(null)
  const isSure = useRef(false)
  const form = useClientForm({
    key: NEW_CLIENT_KEY,
    saved: BLANK_CLIENT,
    draft,
    canBeClean: true,
    send: async (fields) => {
      const answer = await request('clients.add', { ...fields, isSure: isSure.current })
      isSure.current = false
      if (!answer.ok) return answer.error
      form.edited.reset()
      shutNewClient()
      openClientChart(answer.data.clientId)
      return undefined
    },
  })
  const save = (sure: boolean): void => {
    isSure.current = sure
    void form.save(body.current)
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    save(false)
  }
  const { refusal } = form
  const isSame = refusal?.code === 'CLIENT_LOOKS_SAME'
  return (
    <form ref={body} noValidate onSubmit={submit}>
      <Stack gap="sm">
        <DraftLine savedAt={form.edited.restoredAt} onDiscard={form.discard} />
        <ClientFormFields form={form} />
        {isSame ? (
          <Namesake form={form} same={refusal.data} onSure={() => save(true)} />
        ) : (
          <FormProblem error={refusal} />
        )}
        {!isSame && (
          <Group justify="flex-end">
            <Button type="submit" loading={form.isSaving}>
              {words.save}
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  )
}

type NamesakeProps = {
  readonly form: ClientForm
  readonly same: {
    readonly clientId: string
    readonly name: string
    readonly status: keyof typeof clientStatusNames
  }
  readonly onSure: () => void
}

/** A client of the same name is here: it may be the same person, and whoever adds them decides. */
function Namesake({ form, same, onSure }: NamesakeProps): JSX.Element {
  const open = async (): Promise<void> => {
    if (await closeNewClient()) openClientChart(same.clientId)
  }
  return (
    <Alert
      color="yellow"
      variant="outline"
      role="alert"
      icon={<IconAlertTriangle size={18} aria-hidden="true" />}
    >
      <Stack gap="sm">
        <span>{words.looksSame(same.name, clientStatusNames[same.status])}</span>
        <Group gap="xs">
          <Button
            variant="default"
            rightSection={<IconArrowRight size={14} aria-hidden="true" />}
            onClick={() => void open()}
          >
            {words.openThem(same.name)}
          </Button>
          <Button variant="subtle" loading={form.isSaving} onClick={onSure}>
            {words.saveAnyway}
          </Button>
        </Group>
      </Stack>
    </Alert>
  )
}
