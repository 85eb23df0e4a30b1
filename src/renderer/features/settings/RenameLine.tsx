import { Button, Group, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useEffect, useRef, useState, type FormEvent, type JSX, type KeyboardEvent } from 'react'
import type { Named } from '#shared/contract/nameLists.ts'
import type { NameListKind } from '#shared/domain/nameLists.ts'
import { DraftLine } from '#renderer/components/DraftLine.tsx'
import { fieldErrors } from '#renderer/components/useFields.ts'
import { useKeptFields } from '#renderer/components/useKeptFields.ts'
import { words as shared } from '#renderer/text/index.ts'
import { nameListsText as words } from '#renderer/text/nameLists.ts'
import { failureText } from '#renderer/text/problems.ts'
import { request } from '#renderer/transport/client.ts'
import { checkName, checks, type NameOnly, useRenaming } from './nameFields.ts'
import { settingsKey } from './useClinicForm.ts'

type Props = {
  readonly list: NameListKind
  readonly named: Named
  readonly onDone: () => void
}

/** The line in which a name is changed. Enter saves it, Esc leaves it as it was. */
export function RenameLine({ list, named, onDone }: Props): JSX.Element {
  const key = settingsKey(`rename:${named.id}`)
  const given = { name: named.name }
  const fields = useKeptFields<NameOnly>({ key, draftKey: key, given, check: checkName, checks })
  const form = useRef<HTMLFormElement>(null)
  const [isBusy, setBusy] = useState(false)
  const { isDirty } = fields
  const { name } = fields.values
  useEffect(() => {
    if (isDirty) useRenaming.setState({ id: named.id })
  }, [isDirty, named.id])
  const stop = (): void => {
    useRenaming.setState({ id: null })
    fields.discard()
    onDone()
  }
  const save = async (): Promise<void> => {
    if (name.trim() === named.name) return stop()
    if (!fields.validate(form.current)) return
    setBusy(true)
    const answer = await request('nameLists.rename', { list, id: named.id, name })
    setBusy(false)
    if (!answer.ok)
      return fields.refuse({ name: fieldErrors(answer.error)['name'] ?? failureText(answer.error) })
    notifications.show({ message: <bdi>{words.renamed(named.name, name.trim())}</bdi> })
    return stop()
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!isBusy) void save()
  }
  const leave = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') stop()
  }
  return (
    <form ref={form} noValidate onSubmit={submit}>
      <DraftLine savedAt={fields.restoredAt} onDiscard={stop} />
      <Group gap="xs" align="flex-start" wrap="nowrap" py={4}>
        <TextInput
          aria-label={words.newName(named.name)}
          flex={1}
          name="name"
          autoFocus
          value={name}
          error={fields.error('name')}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => fields.set('name', event.currentTarget.value)}
          onKeyDown={leave}
        />
        <Button variant="default" onClick={stop}>
          {shared.cancel}
        </Button>
        <Button type="submit" loading={isBusy}>
          {words.save}
        </Button>
      </Group>
    </form>
  )
}
