import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useEffect, useRef, useState, type FormEvent, type JSX } from 'react'
import { requiredLineSchema } from '#shared/domain/text.ts'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { LoadFailed } from '#renderer/components/LoadFailed.tsx'
import { registerUnsaved } from '#renderer/components/unsavedChanges.ts'
import { fieldErrors, problemText } from '#renderer/components/useFields.ts'
import { words } from '#renderer/text/index.ts'
import { failureText } from '#renderer/text/problems.ts'
import { settingsText } from '#renderer/text/settings.ts'
import classes from './settings.module.css'
import type { NameListSource } from './useNameList.ts'

type Props = {
  readonly explanation: string
  readonly newLabel: string
  readonly emptyTitle: string
  readonly list: NameListSource
}

function AddForm({ newLabel, list }: Pick<Props, 'newLabel' | 'list'>): JSX.Element {
  const [name, setName] = useState('')
  const [problem, setProblem] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const isDirty = name.trim() !== ''
  useEffect(() => {
    registerUnsaved(`settings:${newLabel}`, isDirty, () => setName(''))
    return () => registerUnsaved(`settings:${newLabel}`, false)
  }, [isDirty, newLabel])
  const add = async (): Promise<void> => {
    const wrong = problemText(requiredLineSchema(80), name)
    if (wrong !== undefined) return setProblem(wrong)
    setBusy(true)
    const error = await list.add(name)
    setBusy(false)
    if (error === undefined) setName('')
    else setProblem(fieldErrors(error)['name'] ?? failureText(error))
    field.current?.focus()
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void add()
  }
  return (
    <form onSubmit={submit}>
      <Group gap="xs" align="flex-start">
        <TextInput
          ref={field}
          aria-label={newLabel}
          placeholder={newLabel}
          w={320}
          autoComplete="off"
          value={name}
          error={problem}
          onChange={(event) => {
            setProblem(undefined)
            setName(event.currentTarget.value)
          }}
        />
        <Button
          type="submit"
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden="true" />}
          disabled={!isDirty}
          loading={isBusy}
        >
          {words.add}
        </Button>
      </Group>
    </form>
  )
}

/** A list of names of the clinic, with a line to add one. */
export function NameList({ explanation, newLabel, emptyTitle, list }: Props): JSX.Element {
  const { loaded } = list
  return (
    <Stack gap="md">
      <Text c="dimmed">{explanation}</Text>
      <AddForm newLabel={newLabel} list={list} />
      {loaded.state === 'failed' && <LoadFailed error={loaded.error} onRetry={list.reload} />}
      {loaded.state === 'ready' && loaded.names.length === 0 && (
        <EmptyState title={emptyTitle}>{settingsText.listEmpty}</EmptyState>
      )}
      {loaded.state === 'ready' && loaded.names.length > 0 && (
        <ul className={classes['names']}>
          {loaded.names.map(({ id, name }) => (
            <li key={id}>
              <bdi>{name}</bdi>
            </li>
          ))}
        </ul>
      )}
    </Stack>
  )
}
