import { Autocomplete, Button, Group, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import type { FormEvent, JSX, MouseEvent } from 'react'
import { FormProblem } from '#renderer/components/FormProblem.tsx'
import { newUserText as words } from '#renderer/text/newUser.ts'
import { failureText } from '#renderer/text/problems.ts'
import { openAccount } from '../account/accountStore.ts'
import type { Draft } from '#renderer/components/drafts.ts'
import { DisciplineChoice, TierChoice } from './ListChoices.tsx'
import type { NewKind, NewUserFields } from './newUserFields.ts'
import { closeNewUser } from './newUserStore.ts'
import { RolesChoice } from './RolesChoice.tsx'
import { useNewUserForm, type NewUserForm as Form } from './useNewUserForm.ts'

type LineProps = {
  readonly form: Form
  readonly name: 'firstName' | 'lastName' | 'email' | 'phone'
  readonly label: string
  readonly isRequired?: boolean
  readonly isFirst?: boolean
  readonly type?: 'email' | 'tel'
  readonly error?: string | undefined
  readonly help?: string
}

function Line(props: LineProps): JSX.Element {
  const { form, name, label } = props
  return (
    <TextInput
      name={name}
      label={label}
      inputMode={props.type ?? 'text'}
      withAsterisk={props.isRequired === true}
      aria-required={props.isRequired === true}
      spellCheck={false}
      value={form.edited.values[name]}
      onChange={(event) => form.set(name, event.currentTarget.value)}
      onBlur={() => form.leave(name)}
      error={props.error ?? form.error(name)}
      {...(props.help === undefined ? {} : { description: props.help, inputWrapperOrder: BELOW })}
      {...(props.isFirst === true ? { 'data-autofocus': true } : {})}
    />
  )
}

const BELOW: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error']

function EmailLine({ form, isRequired }: { readonly form: Form; readonly isRequired: boolean }): JSX.Element {
  const { takenBy, refusal } = form
  const open = async (): Promise<void> => {
    if (takenBy !== undefined && (await closeNewUser())) openAccount(takenBy.userId)
  }
  return (
    <div>
      <Line
        form={form}
        name="email"
        type="email"
        label={words.primaryEmail}
        isRequired={isRequired}
        {...(isRequired ? { help: words.signInName } : {})}
        error={takenBy !== undefined && refusal !== undefined ? failureText(refusal) : undefined}
      />
      {takenBy !== undefined && (
        <Button
          variant="subtle"
          size="compact-sm"
          mt={4}
          rightSection={<IconArrowRight size={14} aria-hidden="true" />}
          onClick={() => void open()}
        >
          {words.openPerson(takenBy.name)}
        </Button>
      )}
    </div>
  )
}

function TitleLine({ form }: { readonly form: Form }): JSX.Element {
  return (
    <Autocomplete
      name="title"
      label={words.title}
      placeholder={words.titleHint[form.kind]}
      data={[...words.titleSuggestions[form.kind]]}
      value={form.edited.values.title}
      onChange={(title) => form.set('title', title)}
      onBlur={() => form.leave('title')}
      error={form.error('title')}
      comboboxProps={{ shadow: 'none' }}
    />
  )
}

/** What is wrong with the form as a whole; what is wrong with one field stands under it. */
function Refusal({ form }: { readonly form: Form }): JSX.Element {
  const code = form.refusal?.code
  const isElsewhere = code === 'EMAIL_TAKEN' || (code === 'BAD_INPUT' && form.hasFieldErrors)
  return <FormProblem error={isElsewhere ? undefined : form.refusal} />
}

/** Leaving a field may show an error under it: without this the button would move away from under the click. */
const stayInField = (event: MouseEvent): void => event.preventDefault()

function Buttons({ form }: { readonly form: Form }): JSX.Element {
  return (
    <Group justify="flex-end" gap="xs" mt="xs" onMouseDown={stayInField}>
      <Button type="submit" variant="default" loading={form.isSaving}>
        {words.save}
      </Button>
      <Button disabled={form.isSaving} onClick={() => void form.save(true)}>
        {words.saveAndContinue}
      </Button>
    </Group>
  )
}

type Props = { readonly kind: NewKind; readonly draft: Draft<NewUserFields> | undefined }

/** The form of one of the four modals: the fields that this kind of person has. */
export function NewUserForm({ kind, draft }: Props): JSX.Element {
  const form = useNewUserForm(kind, draft)
  const isStaff = kind === 'staff' || kind === 'student'
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void form.save(false)
  }
  return (
    <form ref={form.form} noValidate onSubmit={submit}>
      <Stack gap="sm">
        {form.edited.restoredAt !== null && (
          <Text size="xs" c="dimmed" role="status">
            {words.restored}
          </Text>
        )}
        <SimpleGrid cols={2} spacing="sm">
          <Line form={form} name="firstName" label={words.firstName} isRequired isFirst />
          <Line form={form} name="lastName" label={words.lastName} isRequired />
        </SimpleGrid>
        <SimpleGrid cols={2} spacing="sm">
          <TitleLine form={form} />
          {!isStaff && <Line form={form} name="phone" type="tel" label={words.phone} />}
          {kind === 'student' && <DisciplineChoice form={form} />}
        </SimpleGrid>
        <EmailLine form={form} isRequired={isStaff} />
        {kind === 'staff' && <RolesChoice form={form} />}
        {kind === 'staff' && (
          <SimpleGrid cols={2} spacing="sm">
            <DisciplineChoice form={form} />
            <TierChoice form={form} />
          </SimpleGrid>
        )}
        {kind !== 'staff' && (
          <Text size="xs" c="dimmed">
            {kind === 'student' ? words.studentHelp : words.portalHelp}
          </Text>
        )}
        <Refusal form={form} />
        <Buttons form={form} />
      </Stack>
    </form>
  )
}
