import { Autocomplete, Button, Checkbox, Group, Text } from '@mantine/core'
import { useState, type FormEvent, type JSX } from 'react'
import type { InputOf } from '#shared/contract/index.ts'
import { chartPeopleText as words } from '#renderer/text/clients.ts'
import { failureText } from '#renderer/text/problems.ts'
import { request } from '#renderer/transport/client.ts'
import classes from './chart.module.css'
import type { Chart } from './useChart.ts'

type Input = InputOf<'clients.assign'>
/** What is kept of how somebody is assigned. */
export type Tie = Pick<
  Input,
  'relation' | 'relationLabel' | 'isPrimary' | 'hasPortalAccess' | 'hasEmailNotifications' | 'hasConsent'
>

type Props = {
  readonly chart: Chart
  readonly person: { readonly userId: string; readonly name: string; readonly email: string }
  readonly tie: Tie
  /** On the button. */
  readonly verb: string
  readonly onCancel: () => void
  readonly onSaved: (chart: Chart) => void
}

const tieOf = (tie: Tie): Tie => ({
  relation: tie.relation,
  relationLabel: tie.relationLabel,
  isPrimary: tie.isPrimary,
  hasPortalAccess: tie.hasPortalAccess,
  hasEmailNotifications: tie.hasEmailNotifications,
  hasConsent: tie.hasConsent,
})

/** What somebody is to a client: relation in words, primary, portal access, notifications, consent. */
export function TieForm({ chart, person, tie, verb, onCancel, onSaved }: Props): JSX.Element {
  const [values, setValues] = useState(() => tieOf(tie))
  const [problem, setProblem] = useState<string>()
  const [isSaving, setSaving] = useState(false)
  const isFamily = tie.relation !== 'practitioner'
  const set = (patch: Partial<Tie>): void => {
    setValues((before) => ({ ...before, ...patch }))
    setProblem(undefined)
  }
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setSaving(true)
    const answer = await request('clients.assign', {
      clientId: chart.clientId,
      userId: person.userId,
      ...values,
    })
    setSaving(false)
    if (answer.ok) return onSaved(answer.data)
    return setProblem(answer.error.code === 'NO_EMAIL' ? words.noEmail : failureText(answer.error))
  }
  const box = (
    name: 'isPrimary' | 'hasPortalAccess' | 'hasEmailNotifications' | 'hasConsent',
  ): JSX.Element => (
    <Checkbox
      label={words[name]}
      checked={values[name]}
      onChange={(event) => set({ [name]: event.currentTarget.checked })}
    />
  )
  return (
    <form aria-label={person.name} className={classes['tieForm']} onSubmit={(event) => void submit(event)}>
      {isFamily && (
        <Autocomplete
          label={words.relationWords}
          placeholder={words.relationHint}
          w={280}
          maxLength={60}
          data={Object.values(words.relationSuggestions)}
          value={values.relationLabel}
          comboboxProps={{ shadow: 'none', zIndex: 320 }}
          onChange={(relationLabel) => set({ relationLabel })}
          data-autofocus
        />
      )}
      <Group gap="lg">
        {box('isPrimary')}
        {isFamily && box('hasPortalAccess')}
        {isFamily && box('hasEmailNotifications')}
        {isFamily && box('hasConsent')}
      </Group>
      {problem !== undefined && (
        <Text c="var(--mantine-color-error)" role="alert">
          {problem}
        </Text>
      )}
      <Group gap="xs">
        <Button type="submit" loading={isSaving}>
          {verb}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {words.cancel}
        </Button>
      </Group>
    </form>
  )
}
