import { Button, Group, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useEffect, useState, type FormEvent, type JSX, type KeyboardEvent } from 'react'
import type { Named } from '#shared/contract/nameLists.ts'
import type { NameListKind } from '#shared/domain/nameLists.ts'
import { requiredLineSchema } from '#shared/domain/text.ts'
import { registerUnsaved } from '#renderer/components/unsavedChanges.ts'
import { fieldErrors, problemText } from '#renderer/components/useFields.ts'
import { words as shared } from '#renderer/text/index.ts'
import { nameListsText as words } from '#renderer/text/nameLists.ts'
import { failureText } from '#renderer/text/problems.ts'
import { request } from '#renderer/transport/client.ts'

type Props = {
  readonly list: NameListKind
  readonly named: Named
  readonly onDone: () => void
}

/** The line in which a name is changed. Enter saves it, Esc leaves it as it was. */
export function RenameLine({ list, named, onDone }: Props): JSX.Element {
  const [name, setName] = useState(named.name)
  const [problem, setProblem] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const isDirty = name.trim() !== named.name
  useEffect(() => {
    const key = `settings:rename:${named.id}`
    registerUnsaved(key, isDirty, { discard: onDone })
    return () => registerUnsaved(key, false)
  }, [isDirty, named.id, onDone])
  const save = async (): Promise<void> => {
    if (!isDirty) return onDone()
    const wrong = problemText(requiredLineSchema(80), name)
    if (wrong !== undefined) return setProblem(wrong)
    setBusy(true)
    const answer = await request('nameLists.rename', { list, id: named.id, name })
    setBusy(false)
    if (!answer.ok) return setProblem(fieldErrors(answer.error)['name'] ?? failureText(answer.error))
    notifications.show({ message: <bdi>{words.renamed(named.name, name.trim())}</bdi> })
    return onDone()
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!isBusy) void save()
  }
  const leave = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onDone()
  }
  return (
    <form onSubmit={submit}>
      <Group gap="xs" align="flex-start" wrap="nowrap" py={4}>
        <TextInput
          aria-label={words.newName(named.name)}
          flex={1}
          autoFocus
          value={name}
          error={problem}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => {
            setProblem(undefined)
            setName(event.currentTarget.value)
          }}
          onKeyDown={leave}
        />
        <Button variant="default" onClick={onDone}>
          {shared.cancel}
        </Button>
        <Button type="submit" loading={isBusy}>
          {words.save}
        </Button>
      </Group>
    </form>
  )
}
