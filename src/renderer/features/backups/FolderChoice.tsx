import { Button, Group, TextInput } from '@mantine/core'
import { useState, type FormEvent, type JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import type { AppFailure } from '#shared/errors/index.ts'
import { FormProblem } from '#renderer/components/FormProblem.tsx'
import { backupsText as words } from '#renderer/text/backups.ts'
import { request } from '#renderer/transport/client.ts'

type Props = { readonly state: OutputOf<'backups.get'>; readonly onChosen: () => void }

/** Where backups go: chosen in a window of the program, or typed where the program runs in a browser. */
export function FolderChoice({ state, onChosen }: Props): JSX.Element {
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<AppFailure>()
  const choose = async (to: 'dataFolder' | 'another'): Promise<void> => {
    setProblem(undefined)
    const answer = await request('backups.chooseFolder', { to, typed: state.canPickFolder ? null : typed })
    if (answer.ok) setTyped('')
    else if (answer.error.code !== 'CANCELLED' || !state.canPickFolder) setProblem(answer.error)
    onChosen()
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void choose('another')
  }
  const isPathAsked = problem?.code === 'CANCELLED' && !state.canPickFolder
  return (
    <form noValidate onSubmit={submit}>
      <Group gap="xs" align="flex-end">
        {!state.canPickFolder && (
          <TextInput
            label={words.typedFolder}
            placeholder={words.typedHint}
            w={300}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        )}
        <Button type="submit" variant="default" disabled={!state.canPickFolder && typed.trim() === ''}>
          {words.chooseFolder}
        </Button>
        {!state.isDefaultFolder && (
          <Button variant="subtle" color="gray" onClick={() => void choose('dataFolder')}>
            {words.backToDataFolder}
          </Button>
        )}
      </Group>
      <FormProblem error={problem} {...(isPathAsked ? { text: words.wholePath } : {})} />
    </form>
  )
}
