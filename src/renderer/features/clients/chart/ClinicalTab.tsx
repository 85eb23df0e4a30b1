import { Button, Text } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useEffect, useMemo, useRef, useState, type FormEvent, type JSX } from 'react'
import { DraftLine } from '#renderer/components/DraftLine.tsx'
import { readDraft, type Draft } from '#renderer/components/drafts.ts'
import { FormProblem } from '#renderer/components/FormProblem.tsx'
import { askToDiscard } from '#renderer/components/unsavedChanges.ts'
import { accountText } from '#renderer/text/account.ts'
import { chartText as words } from '#renderer/text/clients.ts'
import { request } from '#renderer/transport/client.ts'
import { clientChecks, fieldsOf, type ClientFields } from '../form/clientFields.ts'
import { ClientFormFields } from '../form/ClientFormFields.tsx'
import { useClientForm } from '../form/useClientForm.ts'
import classes from './chart.module.css'
import { chartFormKey } from './chartStore.ts'
import type { Chart } from './useChart.ts'
import { ClinicalInfo } from './ClinicalInfo.tsx'

type Props = { readonly chart: Chart; readonly onSaved: (chart: Chart) => void }
type Editing = { readonly draft: Draft<ClientFields> | undefined }

/** "Clinical info": read, and edited in the same place by those who may. */
export function ClinicalTab({ chart, onSaved }: Props): JSX.Element {
  const [editing, setEditing] = useState<Editing>()
  const { clientId, may } = chart
  // What was typed before the desk was locked comes back as it stood: in the form.
  useEffect(() => {
    let isCurrent = true
    if (!may.edit) return undefined
    void readDraft(chartFormKey(clientId), clientChecks).then((draft) => {
      if (isCurrent && draft !== undefined) setEditing({ draft })
    })
    return () => {
      isCurrent = false
    }
  }, [clientId, may.edit])
  if (editing !== undefined)
    return (
      <EditForm
        chart={chart}
        draft={editing.draft}
        onDone={(saved) => {
          setEditing(undefined)
          if (saved !== undefined) onSaved(saved)
        }}
      />
    )
  return (
    <div className={classes['scroll']} tabIndex={0} role="group" aria-label={words.clinicalInfo}>
      <div className={classes['readTop']}>
        <ClinicalInfo chart={chart} />
        {may.edit && (
          <Button
            variant="default"
            px="sm"
            flex="none"
            leftSection={<IconPencil size={16} aria-hidden="true" />}
            onClick={() => setEditing({ draft: undefined })}
          >
            {words.edit}
          </Button>
        )}
      </div>
      {!may.edit && (
        <Text c="dimmed" mt="lg">
          {words.readOnly}
        </Text>
      )}
    </div>
  )
}

type FormProps = {
  readonly chart: Chart
  readonly draft: Draft<ClientFields> | undefined
  readonly onDone: (saved: Chart | undefined) => void
}

function EditForm({ chart, draft, onDone }: FormProps): JSX.Element {
  const body = useRef<HTMLFormElement>(null)
  const saved = useMemo(() => fieldsOf(chart), [chart])
  const { clientId } = chart
  const form = useClientForm({
    key: chartFormKey(clientId),
    saved,
    draft,
    send: async (fields) => {
      const answer = await request('clients.saveInfo', { clientId, ...fields })
      if (!answer.ok) return answer.error
      form.edited.reset()
      onDone(answer.data)
      return undefined
    },
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void form.save(body.current)
  }
  const cancel = async (): Promise<void> => {
    if (await askToDiscard([chartFormKey(clientId)])) onDone(undefined)
  }
  return (
    <form ref={body} noValidate onSubmit={submit} className={classes['form']}>
      <div className={classes['scroll']}>
        <DraftLine savedAt={form.edited.restoredAt} onDiscard={form.discard} />
        <ClientFormFields form={form} />
      </div>
      <div className={classes['foot']}>
        <FormProblem error={form.refusal} />
        <Text c="dimmed" role="status">
          {form.edited.isDirty ? accountText.unsaved : ''}
        </Text>
        <Button variant="default" onClick={() => void cancel()}>
          {words.cancel}
        </Button>
        <Button type="submit" disabled={!form.edited.isDirty} loading={form.isSaving}>
          {words.save}
        </Button>
      </div>
    </form>
  )
}
