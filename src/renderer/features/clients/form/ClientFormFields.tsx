import { Select, SimpleGrid, Stack, TextInput, Textarea } from '@mantine/core'
import type { JSX } from 'react'
import { CLIENT_STATUSES } from '#shared/domain/clients.ts'
import { DayInput } from '#renderer/components/DayInput.tsx'
import { chartText, clientStatusNames, newClientText, statusMeanings } from '#renderer/text/clients.ts'
import { profileText } from '#renderer/text/account.ts'
import type { ClientForm } from './useClientForm.ts'

type LineName = 'firstName' | 'lastName' | 'preferredName' | 'pronouns' | 'phone' | 'email' | 'school'
type LineProps = {
  readonly form: ClientForm
  readonly name: LineName
  readonly label: string
  readonly isRequired?: boolean
  readonly isFirst?: boolean
}

function Line({ form, name, label, isRequired = false, isFirst = false }: LineProps): JSX.Element {
  return (
    <TextInput
      name={name}
      label={label}
      withAsterisk={isRequired}
      aria-required={isRequired}
      spellCheck={false}
      inputMode={name === 'email' ? 'email' : name === 'phone' ? 'tel' : 'text'}
      value={form.edited.values[name]}
      error={form.problems.of(name)}
      onChange={(event) => form.set(name, event.currentTarget.value)}
      onBlur={() => form.problems.leave(name)}
      {...(isFirst ? { 'data-autofocus': true } : {})}
    />
  )
}

function Status({ form }: { readonly form: ClientForm }): JSX.Element {
  const { status } = form.edited.values
  return (
    <Select
      label={chartText.fields.status}
      description={statusMeanings[status]}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      data={CLIENT_STATUSES.map((value) => ({ value, label: clientStatusNames[value] }))}
      value={status}
      allowDeselect={false}
      comboboxProps={{ shadow: 'none', zIndex: 320 }}
      onChange={(value) => {
        const chosen = CLIENT_STATUSES.find((one) => one === value)
        if (chosen !== undefined) form.set('status', chosen)
      }}
    />
  )
}

function Day({
  form,
  name,
}: {
  readonly form: ClientForm
  readonly name: 'birthDate' | 'since'
}): JSX.Element {
  return (
    <DayInput
      label={chartText.fields[name]}
      value={form.edited.values[name]}
      problem={form.problems.of(name)}
      onChange={(value) => form.set(name, value)}
      onLeave={() => form.problems.leave(name)}
    />
  )
}

function Long({
  form,
  name,
}: {
  readonly form: ClientForm
  readonly name: 'address' | 'notes'
}): JSX.Element {
  return (
    <Textarea
      autosize
      name={name}
      label={chartText.fields[name]}
      minRows={name === 'notes' ? 3 : 2}
      maxRows={10}
      value={form.edited.values[name]}
      error={form.problems.of(name)}
      onChange={(event) => form.set(name, event.currentTarget.value)}
      onBlur={() => form.problems.leave(name)}
    />
  )
}

/** The fields of a client: demographics, status, how they are reached, notes. */
export function ClientFormFields({ form }: { readonly form: ClientForm }): JSX.Element {
  const labels = chartText.fields
  return (
    <Stack gap="sm" aria-label={newClientText.title}>
      <SimpleGrid cols={2} spacing="sm">
        <Line form={form} name="firstName" label={profileText.firstName} isRequired isFirst />
        <Line form={form} name="lastName" label={profileText.lastName} isRequired />
        <Line form={form} name="preferredName" label={labels.preferredName} />
        <Line form={form} name="pronouns" label={labels.pronouns} />
        <Day form={form} name="birthDate" />
        <Day form={form} name="since" />
        <Status form={form} />
        <Line form={form} name="school" label={labels.school} />
        <Line form={form} name="phone" label={labels.phone} />
        <Line form={form} name="email" label={labels.email} />
      </SimpleGrid>
      <Long form={form} name="address" />
      <Long form={form} name="notes" />
    </Stack>
  )
}
