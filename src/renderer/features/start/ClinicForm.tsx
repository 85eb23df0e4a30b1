import { Button, Checkbox, Group, Select, Stack, TextInput, Title } from '@mantine/core'
import { useRef, useState, type FormEvent, type JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { PLANS, type Plan } from '#shared/domain/plan.ts'
import { requiredEmailSchema, requiredLineSchema } from '#shared/domain/text.ts'
import type { AppFailure } from '#shared/errors/index.ts'
import { CenteredScreen } from '#renderer/components/CenteredScreen.tsx'
import { FormProblem } from '#renderer/components/FormProblem.tsx'
import { NewPasswordInput, newPasswordError } from '#renderer/components/NewPasswordInput.tsx'
import { TimezoneSelect } from '#renderer/components/TimezoneSelect.tsx'
import { timezoneOfThisPc } from '#renderer/text/locale.ts'
import { fieldErrors, problemText, useFields, type Fields } from '#renderer/components/useFields.ts'
import { planNames, words } from '#renderer/text/index.ts'
import { failureText } from '#renderer/text/problems.ts'
import { startText } from '#renderer/text/start.ts'
import classes from './start.module.css'
import { createClinic } from './startStore.ts'

type Props = {
  readonly keepKeyInFile: boolean
  readonly onBack: () => void
  readonly onSession: (session: OutputOf<'session.get'>) => void
}

type Values = {
  name: string
  timezone: string
  plan: Plan
  firstName: string
  lastName: string
  email: string
  password: string
  treatsClients: boolean
}
type TextField = 'name' | 'firstName' | 'lastName' | 'email'

const ownWords = (values: Values): string[] => [values.firstName, values.lastName, values.email, values.name]

function check(values: Values): { readonly [K in keyof Values]?: string | undefined } {
  return {
    name: problemText(requiredLineSchema(120), values.name),
    firstName: problemText(requiredLineSchema(100), values.firstName),
    lastName: problemText(requiredLineSchema(100), values.lastName),
    email: problemText(requiredEmailSchema, values.email),
    password: newPasswordError(values.password, ownWords(values)),
  }
}

/** The errors of an answer under this form's names: `owner.email` is the field `email`. */
function refusals(error: AppFailure): Record<string, string> {
  if (error.code === 'PASSWORD_REFUSED') return { password: failureText(error) }
  return Object.fromEntries(
    Object.entries(fieldErrors(error)).map(([name, text]) => [name.replace(/^owner\./, ''), text]),
  )
}

function textField(
  fields: Fields<Values>,
  name: TextField,
): {
  name: TextField
  value: string
  error: string | undefined
  required: true
  onBlur: () => void
  onChange: (event: { currentTarget: { value: string } }) => void
} {
  return {
    name,
    value: fields.values[name],
    error: fields.error(name),
    required: true,
    onBlur: () => fields.leave(name),
    onChange: (event) => fields.set(name, event.currentTarget.value),
  }
}

const isPlan = (value: string | null): value is Plan => PLANS.some((plan) => plan === value)

function ClinicPart({ fields }: { readonly fields: Fields<Values> }): JSX.Element {
  return (
    <Stack gap="sm">
      <Title order={2}>{startText.clinicSection}</Title>
      <TextInput label={startText.clinicName} data-autofocus {...textField(fields, 'name')} />
      <div className={classes['pair']}>
        <TimezoneSelect
          label={startText.timezone}
          value={fields.values.timezone}
          error={fields.error('timezone')}
          onChange={(timezone) => fields.set('timezone', timezone)}
        />
        <Select
          label={startText.plan}
          name="plan"
          required
          allowDeselect={false}
          data={PLANS.map((plan) => ({ value: plan, label: planNames[plan] }))}
          value={fields.values.plan}
          description={startText.planHints[fields.values.plan]}
          onChange={(plan) => isPlan(plan) && fields.set('plan', plan)}
        />
      </div>
    </Stack>
  )
}

function OwnerPart({ fields }: { readonly fields: Fields<Values> }): JSX.Element {
  return (
    <Stack gap="sm">
      <Title order={2}>{startText.ownerSection}</Title>
      <div className={classes['pair']}>
        <TextInput label={startText.firstName} {...textField(fields, 'firstName')} />
        <TextInput label={startText.lastName} {...textField(fields, 'lastName')} />
      </div>
      <TextInput
        label={startText.email}
        type="email"
        description={startText.emailHint}
        {...textField(fields, 'email')}
      />
      <NewPasswordInput
        label={startText.password}
        name="password"
        value={fields.values.password}
        ownWords={ownWords(fields.values)}
        error={fields.error('password')}
        onChange={(password) => fields.set('password', password)}
        onBlur={() => fields.leave('password')}
      />
      <Checkbox
        label={startText.treatsClients}
        description={startText.treatsClientsHint}
        checked={fields.values.treatsClients}
        onChange={(event) => fields.set('treatsClients', event.currentTarget.checked)}
      />
    </Stack>
  )
}

/** The form of a new clinic and its owner: everything on one screen. */
export function ClinicForm({ keepKeyInFile, onBack, onSession }: Props): JSX.Element {
  const form = useRef<HTMLFormElement>(null)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<AppFailure>()
  const fields = useFields<Values>(
    {
      name: '',
      timezone: timezoneOfThisPc(),
      plan: 'teams',
      firstName: '',
      lastName: '',
      email: '',
      password: '',
      treatsClients: false,
    },
    check,
  )

  const create = async (): Promise<void> => {
    if (!fields.validate(form.current)) return
    const { name, timezone, plan, ...owner } = fields.values
    setBusy(true)
    setProblem(undefined)
    const made = await createClinic({ name, timezone, plan, owner, keepKeyInFile })
    setBusy(false)
    if (made.ok) {
      if (made.session !== null) onSession(made.session)
      return
    }
    setProblem(made.error)
    fields.refuse(refusals(made.error))
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void create()
  }

  return (
    <CenteredScreen title={startText.clinicTitle} width={560}>
      <form ref={form} noValidate onSubmit={submit}>
        <Stack gap="md">
          <ClinicPart fields={fields} />
          <OwnerPart fields={fields} />
          <FormProblem error={problem} />
          <Group justify="space-between">
            <Button variant="default" onClick={onBack} disabled={isBusy}>
              {words.back}
            </Button>
            <Button type="submit" loading={isBusy}>
              {startText.create}
            </Button>
          </Group>
        </Stack>
      </form>
    </CenteredScreen>
  )
}
