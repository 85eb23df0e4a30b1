import { Select, Stack, TextInput } from '@mantine/core'
import { useRef, useState, type FormEvent, type JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { requiredLineSchema } from '#shared/domain/text.ts'
import type { AppFailure } from '#shared/errors/index.ts'
import { DraftLine } from '#renderer/components/DraftLine.tsx'
import { type FieldChecks, isText, isTextOrNull } from '#renderer/components/drafts.ts'
import { FormProblem } from '#renderer/components/FormProblem.tsx'
import { SaveButton } from '#renderer/components/SaveButton.tsx'
import { useFirstFocus } from '#renderer/components/useFirstFocus.ts'
import { fieldErrors, problemText } from '#renderer/components/useFields.ts'
import { useKeptFields } from '#renderer/components/useKeptFields.ts'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { crewsText as words } from '#renderer/text/crews.ts'
import { failureText } from '#renderer/text/problems.ts'
import { request } from '#renderer/transport/client.ts'
import classes from './crews.module.css'

/** The key of what is typed and not saved. */
export const CREW_FORM = 'crew'
const nameSchema = requiredLineSchema(80)

type Crew = OutputOf<'crews.get'>
type Values = { readonly name: string; readonly managerId: string | null }
type Props = { readonly crew: Crew | undefined; readonly onSaved: (crewId: string) => void }

const checks: FieldChecks<Values> = { name: isText, managerId: isTextOrNull }
const check = ({ name }: Values) => ({ name: problemText(nameSchema, name) })

/** The Managers to choose from, and the one that the crew has. */
function useManagers(crew: Crew | undefined): { value: string; label: string }[] {
  const { loaded } = useLoaded('crews.listManagers', {}, { when: ({ name }) => name === 'users.changed' })
  const rows = loaded.state === 'ready' ? loaded.data.managers : []
  const choices = rows.map(({ userId, name }) => ({ value: String(userId), label: name }))
  const own = crew?.managerId ?? null
  const isThere = own === null || choices.some(({ value }) => value === own)
  return isThere ? choices : [...choices, { value: own, label: crew?.managerName ?? '' }]
}

async function store(crew: Crew | undefined, values: Values): Promise<AppFailure | string> {
  const input = { name: values.name, managerId: values.managerId }
  if (crew === undefined) {
    const made = await request('crews.add', input)
    return made.ok ? made.data.crewId : made.error
  }
  const saved = await request('crews.save', { ...input, crewId: crew.crewId })
  return saved.ok ? crew.crewId : saved.error
}

/** Name and Manager of a crew. */
export function CrewFields({ crew, onSaved }: Props): JSX.Element {
  const form = useRef<HTMLFormElement>(null)
  const first = useFirstFocus<HTMLInputElement>()
  const given = { name: crew?.name ?? '', managerId: crew?.managerId ?? null }
  const draftKey = crew === undefined ? CREW_FORM : `${CREW_FORM}:${crew.crewId}`
  const fields = useKeptFields<Values>({ key: CREW_FORM, draftKey, given, check, checks })
  const managers = useManagers(crew)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<AppFailure>()
  const { isDirty, values } = fields
  const save = async (): Promise<void> => {
    if (!fields.validate(form.current)) return
    setBusy(true)
    setProblem(undefined)
    const stored = await store(crew, values)
    setBusy(false)
    if (typeof stored === 'string') {
      fields.accept(values)
      return onSaved(stored)
    }
    if (stored.code === 'NAME_TAKEN') return fields.refuse({ name: failureText(stored) })
    setProblem(stored)
    fields.refuse(fieldErrors(stored))
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void save()
  }
  return (
    <form ref={form} noValidate onSubmit={submit}>
      <Stack gap="xs">
        <DraftLine savedAt={fields.restoredAt} onDiscard={fields.discard} />
        <div className={classes['fields']}>
          <TextInput
            name="name"
            label={words.name}
            required
            ref={first}
            data-autofocus
            value={values.name}
            error={fields.error('name')}
            onBlur={() => fields.leave('name')}
            onChange={(event) => fields.set('name', event.currentTarget.value)}
          />
          <Select
            name="managerId"
            label={words.manager}
            placeholder={words.noManager}
            description={words.managerHint}
            data={managers}
            value={values.managerId}
            error={fields.error('managerId')}
            clearable
            clearButtonProps={{ 'aria-label': words.noManager }}
            searchable={managers.length > 8}
            onChange={(managerId) => fields.set('managerId', managerId)}
          />
          <SaveButton isDirty={isDirty} isBusy={isBusy} />
        </div>
        <FormProblem error={problem} />
      </Stack>
    </form>
  )
}
