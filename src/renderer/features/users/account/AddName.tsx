import { Button, Group, TextInput } from '@mantine/core'
import { useState, type JSX, type KeyboardEvent } from 'react'
import { requiredLineSchema } from '#shared/domain/text.ts'
import { problemOf } from '#renderer/components/useFields.ts'
import { profileText as words } from '#renderer/text/account.ts'
import { fieldProblemText } from '#renderer/text/problems.ts'

type Props = {
  readonly label: string
  /** Resolves to the sentence that says why not, or to undefined once the name is added. */
  readonly onAdd: (name: string) => Promise<string | undefined>
  readonly onCancel: () => void
}

const MOST_CHARACTERS = 80

/** The line under a list in which a new name is typed. Enter adds it, Esc takes the line away. */
export function AddName({ label, onAdd, onCancel }: Props): JSX.Element {
  const [name, setName] = useState('')
  const [problem, setProblem] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const add = async (): Promise<void> => {
    const wrong = problemOf(requiredLineSchema(MOST_CHARACTERS), name)
    if (wrong !== undefined) return setProblem(fieldProblemText[wrong])
    setBusy(true)
    const refused = await onAdd(name)
    if (refused === undefined) return undefined
    setBusy(false)
    return setProblem(refused)
  }
  const act = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onCancel()
    if (event.key !== 'Enter') return
    event.preventDefault()
    if (!isBusy) void add()
  }
  return (
    <Group align="flex-start" gap="xs" mt="xs" wrap="nowrap">
      <TextInput
        aria-label={`${label}: ${words.newName}`}
        placeholder={words.newName}
        flex={1}
        autoFocus
        // Keeps the modal around it from closing on Esc.
        data-mantine-stop-propagation="true"
        // No field of the form around it: a refused save skips it.
        data-aside
        value={name}
        error={problem}
        onChange={(event) => {
          setName(event.currentTarget.value)
          setProblem(undefined)
        }}
        onKeyDown={act}
      />
      <Button variant="default" px="sm" loading={isBusy} onClick={() => void add()}>
        {words.add}
      </Button>
    </Group>
  )
}
