import { Button, Group, Modal, Stack } from '@mantine/core'
import type { FormEvent, JSX } from 'react'
import { DraftLine } from '#renderer/components/DraftLine.tsx'
import { FormProblem } from '#renderer/components/FormProblem.tsx'
import { askToDiscard } from '#renderer/components/unsavedChanges.ts'
import { useFocusBack } from '#renderer/components/useFocusBack.ts'
import { words as shared } from '#renderer/text/index.ts'
import { servicesText as words } from '#renderer/text/services.ts'
import { ServiceFormFields } from './ServiceFormFields.tsx'
import classes from './services.module.css'
import { SERVICE_FORM, type Service, useServiceForm } from './useServiceForm.ts'
import { WhoCan } from './WhoCan.tsx'

type Props = {
  /** The service to edit; undefined for a new one. */
  readonly service: Service | undefined
  readonly onClose: () => void
  readonly onSaved: () => void
  readonly onEnd: (service: Service) => void
}

/** A service, with who can offer it as discipline and tier stand in the form. */
export function ServiceModal({ service, onClose, onSaved, onEnd }: Props): JSX.Element {
  useFocusBack()
  const form = useServiceForm(service, onSaved)
  const { values, isDirty } = form.fields
  const close = async (): Promise<void> => {
    if (await askToDiscard([SERVICE_FORM])) onClose()
  }
  const end = async (ended: Service): Promise<void> => {
    if (await askToDiscard([SERVICE_FORM])) onEnd(ended)
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void form.save()
  }
  const title = service === undefined ? words.newTitle : service.name
  return (
    <Modal opened onClose={() => void close()} title={<bdi>{title}</bdi>} size={760}>
      <form ref={form.form} noValidate onSubmit={submit}>
        <Stack gap="md">
          <DraftLine savedAt={form.fields.restoredAt} onDiscard={form.fields.discard} />
          <div className={classes['columns']}>
            <ServiceFormFields service={service} form={form} />
            <WhoCan disciplineId={values.disciplineId} compensationTierId={values.compensationTierId} />
          </div>
          <FormProblem error={form.problem} />
          <Group justify="space-between">
            {service?.isCurrent === true ? (
              <Button variant="default" title={words.endExplained} onClick={() => void end(service)}>
                {words.end}
              </Button>
            ) : (
              <span />
            )}
            <Button type="submit" disabled={!isDirty} loading={form.isBusy}>
              {shared.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
