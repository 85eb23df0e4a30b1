import { Checkbox, Group, Stack, Text, Textarea, Title } from '@mantine/core'
import { useRef, useState, type FormEvent, type JSX } from 'react'
import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import { paragraphSchema } from '#shared/domain/text.ts'
import type { AppFailure } from '#shared/errors/index.ts'
import { DraftLine } from '#renderer/components/DraftLine.tsx'
import { type FieldChecks, isText, isYesOrNo } from '#renderer/components/drafts.ts'
import { FormProblem } from '#renderer/components/FormProblem.tsx'
import { SaveButton } from '#renderer/components/SaveButton.tsx'
import { fieldErrors, problemText } from '#renderer/components/useFields.ts'
import { useKeptFields } from '#renderer/components/useKeptFields.ts'
import { words as common } from '#renderer/text/index.ts'
import { teamText as words } from '#renderer/text/team.ts'
import { request } from '#renderer/transport/client.ts'
import classes from './team.module.css'

type Choices = InputOf<'team.save'>
type Props = { readonly team: OutputOf<'team.get'>; readonly onSaved: () => void }

const KEY = 'settings:teamPage'
const intro = paragraphSchema(1000)
const partOf = ({ intro, hasStudents, hasPhotos, hasRegistrations }: Choices): Choices => ({
  intro,
  hasStudents,
  hasPhotos,
  hasRegistrations,
})
const checks: FieldChecks<Choices> = {
  intro: isText,
  hasStudents: isYesOrNo,
  hasPhotos: isYesOrNo,
  hasRegistrations: isYesOrNo,
}
const check = (values: Choices): { intro?: string | undefined } => ({
  intro: problemText(intro, values.intro),
})

/** What of its people the page shows. */
export function TeamChoices({ team, onSaved }: Props): JSX.Element {
  const form = useRef<HTMLFormElement>(null)
  const fields = useKeptFields<Choices>({ key: KEY, draftKey: KEY, given: partOf(team), check, checks })
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<AppFailure>()
  const { isDirty, values } = fields
  const save = async (): Promise<void> => {
    if (!fields.validate(form.current)) return
    setBusy(true)
    const answer = await request('team.save', values)
    setBusy(false)
    setProblem(answer.ok ? undefined : answer.error)
    if (!answer.ok) return fields.refuse(fieldErrors(answer.error))
    fields.accept(values)
    onSaved()
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void save()
  }
  return (
    <section aria-labelledby="team-choices" className={classes['part']}>
      <Title order={3} id="team-choices">
        {words.shown}
      </Title>
      <form ref={form} noValidate onSubmit={submit}>
        <Stack gap="sm">
          <DraftLine savedAt={fields.restoredAt} onDiscard={fields.discard} />
          <Textarea
            autosize
            label={words.intro}
            description={words.introHint}
            name="intro"
            minRows={2}
            maxRows={8}
            value={values.intro}
            error={fields.error('intro') ?? undefined}
            onBlur={() => fields.leave('intro')}
            onChange={(event) => fields.set('intro', event.currentTarget.value)}
          />
          {(['hasPhotos', 'hasRegistrations', 'hasStudents'] as const).map((name) => (
            <Checkbox
              key={name}
              label={words[name]}
              checked={values[name]}
              onChange={(event) => fields.set(name, event.currentTarget.checked)}
            />
          ))}
          <FormProblem error={problem} />
          <Group gap="sm">
            <SaveButton variant="default" isDirty={isDirty} isBusy={isBusy} />
            <output>{isDirty && <Text c="dimmed">{common.unsaved}</Text>}</output>
          </Group>
        </Stack>
      </form>
    </section>
  )
}
