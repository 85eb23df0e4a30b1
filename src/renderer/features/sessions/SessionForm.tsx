import { Button, Checkbox, Group, NumberInput, Select, Stack, Text } from '@mantine/core'
import { TimeInput } from '@mantine/dates'
import { useCallback, useRef, type FormEvent, type JSX } from 'react'
import { DayInput } from '#renderer/components/DayInput.tsx'
import { DraftLine } from '#renderer/components/DraftLine.tsx'
import type { Draft } from '#renderer/components/drafts.ts'
import { FormProblem } from '#renderer/components/FormProblem.tsx'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { words as shared } from '#renderer/text/index.ts'
import { minutesText, sessionFormText as words, sessionsText } from '#renderer/text/sessions.ts'
import { request } from '#renderer/transport/client.ts'
import { HolderField } from './HolderField.tsx'
import { closeForm, type Editing, type Person } from './sessionsStore.ts'
import { SessionWarnings } from './SessionWarnings.tsx'
import { useFound } from './useFound.ts'
import { type SessionForm as Form, type SessionValues, useSessionForm } from './useSessionForm.ts'

type Props = {
  readonly editing: Editing
  readonly person: Person
  /** What was typed before the desk was locked. */
  readonly draft: Draft<SessionValues> | undefined
}

/** The fields of a session; what it would run into stands under them while it is typed. */
export function SessionForm({ editing, person, draft }: Props): JSX.Element {
  const form = useSessionForm({ editing, person, draft })
  const element = useRef<HTMLFormElement>(null)
  const session = editing.kind === 'change' ? editing.session : null
  const isClosed = editing.kind === 'change' && (!editing.mayEdit || editing.session.timesheet !== null)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!isClosed) void form.save(element.current)
  }
  return (
    <form ref={element} onSubmit={submit} noValidate>
      <Stack gap="sm">
        <DraftLine savedAt={form.restoredAt} onDiscard={form.discard} />
        {person.treats || isClosed || session === null ? (
          <Text c="dimmed">
            {/* A name written from right to left keeps to itself. */}
            {words.practitioner(`\u2068${person.name}\u2069`)}
          </Text>
        ) : (
          <HolderField form={form} gone={person} />
        )}
        <ClientField form={form} editing={editing} isClosed={isClosed} />
        <ServiceField form={form} editing={editing} isClosed={isClosed} />
        <TimeFields form={form} isClosed={isClosed} />
        <Group gap="lg">
          <Checkbox
            label={words.direct}
            checked={form.fields.values.isDirect}
            disabled={isClosed}
            onChange={(event) => form.fields.set('isDirect', event.currentTarget.checked)}
          />
          <Checkbox
            label={words.billable}
            checked={form.fields.values.isBillable}
            disabled={isClosed}
            onChange={(event) => form.fields.set('isBillable', event.currentTarget.checked)}
          />
        </Group>
        {!isClosed && <SessionWarnings values={form.fields.values} session={session} />}
        {form.failure !== undefined && <FormProblem error={form.failure} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => void closeForm()}>
            {isClosed ? shared.close : shared.cancel}
          </Button>
          {!isClosed && (
            <Button type="submit" loading={form.isBusy} disabled={session !== null && !form.fields.isDirty}>
              {shared.save}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  )
}

/** What is only to be read looks like text, and not like a field. */
const lookOf = (isClosed: boolean) =>
  isClosed
    ? ({ readOnly: true, variant: 'unstyled', rightSection: ' ' } as const)
    : ({ required: true } as const)

type FieldProps = { readonly form: Form; readonly isClosed: boolean }

function ClientField({ form, editing, isClosed }: FieldProps & { readonly editing: Editing }): JSX.Element {
  const { fields } = form
  const { practitionerId, clientId, clientName } = fields.values
  const ask = useCallback(
    async (search: string) => {
      const answer = await request('sessions.findClients', { practitionerId, search })
      return answer.ok ? answer.data.rows : []
    },
    [practitionerId],
  )
  const { found, search } = useFound(ask)
  const session = editing.kind === 'change' ? editing.session : null
  const known = [
    ...(clientId === null ? [] : [{ clientId, name: clientName }]),
    ...(session === null || session.clientId === clientId
      ? []
      : [{ clientId: session.clientId, name: session.clientName }]),
  ]
  const kept = known.filter((one) => found.every(({ clientId: id }) => id !== one.clientId))
  const choose = (next: string | null): void => {
    const chosen = [...known, ...found].find((one) => one.clientId === next)
    fields.set('clientId', next)
    fields.set('clientName', chosen?.name ?? null)
  }
  return (
    <Select
      name="clientId"
      label={words.client}
      placeholder={words.clientHint}
      {...lookOf(isClosed)}
      data-autofocus
      data={[...kept, ...found].map((one) => ({
        value: one.clientId,
        label: one.name ?? sessionsText.hiddenClient,
      }))}
      value={clientId}
      onChange={choose}
      onSearchChange={search}
      // What was found needn't have the letters as typed: accents, a guardian's name.
      filter={({ options }) => options}
      onBlur={() => fields.leave('clientId')}
      searchable
      allowDeselect={false}
      limit={40}
      nothingFoundMessage={words.noClient}
      error={fields.error('clientId')}
      comboboxProps={{ zIndex: 320 }}
    />
  )
}

function ServiceField({ form, editing, isClosed }: FieldProps & { readonly editing: Editing }): JSX.Element {
  const { fields } = form
  const { loaded } = useLoaded('sessions.listServices', { practitionerId: fields.values.practitionerId })
  const services = loaded.state === 'ready' ? loaded.data.services : []
  const session = editing.kind === 'change' ? editing.session : null
  const kept =
    session === null || services.some((one) => one.serviceId === session.serviceId)
      ? []
      : [{ value: session.serviceId, label: session.serviceName }]
  const choose = (serviceId: string | null): void => {
    fields.set('serviceId', serviceId)
    const chosen = services.find((one) => one.serviceId === serviceId)
    if (chosen === undefined) return
    fields.set('minutes', chosen.durationMinutes)
    fields.set('isBillable', chosen.isBillable)
  }
  return (
    <Select
      name="serviceId"
      label={words.service}
      {...(isClosed ? {} : { description: words.serviceHint })}
      {...lookOf(isClosed)}
      data={[
        ...kept,
        ...services.map((one) => ({
          value: one.serviceId,
          label: `${one.name} · ${minutesText(one.durationMinutes)}`,
        })),
      ]}
      value={fields.values.serviceId}
      onChange={choose}
      onBlur={() => fields.leave('serviceId')}
      searchable
      allowDeselect={false}
      nothingFoundMessage={words.noService}
      error={fields.error('serviceId')}
      comboboxProps={{ zIndex: 320 }}
    />
  )
}

function TimeFields({ form, isClosed }: FieldProps): JSX.Element {
  const { fields } = form
  const { day, start, minutes } = fields.values
  return (
    <Group align="flex-start" gap="md">
      <DayInput
        label={words.day}
        value={day}
        isReadOnly={isClosed}
        looks={isClosed ? 'unstyled' : 'default'}
        onChange={(next) => fields.set('day', next)}
        onLeave={() => fields.leave('day')}
        problem={fields.error('day')}
      />
      <TimeInput
        name="start"
        label={words.start}
        w={140}
        value={start}
        readOnly={isClosed}
        variant={isClosed ? 'unstyled' : 'default'}
        onChange={(event) => fields.set('start', event.currentTarget.value)}
        onBlur={() => fields.leave('start')}
        error={fields.error('start')}
      />
      <NumberInput
        name="minutes"
        label={words.minutes}
        w={110}
        min={5}
        max={720}
        step={5}
        allowDecimal={false}
        clampBehavior="none"
        readOnly={isClosed}
        hideControls={isClosed}
        variant={isClosed ? 'unstyled' : 'default'}
        value={minutes}
        onChange={(next) => fields.set('minutes', next)}
        onBlur={() => fields.leave('minutes')}
        error={fields.error('minutes')}
      />
    </Group>
  )
}
