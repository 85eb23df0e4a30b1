import { ActionIcon, Group, Select, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState, type JSX } from 'react'
import { profileText as words } from '#renderer/text/account.ts'
import { AddName } from './AddName.tsx'

export type AddedChoice = { readonly id: string } | { readonly problem: string }

type Props = {
  readonly label: string
  /** Stands where nothing is chosen. */
  readonly none: string
  readonly addLabel: string
  /** False where the viewer may only look. */
  readonly isOpen: boolean
  readonly choices: readonly { readonly value: string; readonly label: string }[]
  readonly value: string | null
  readonly problem: string | undefined
  readonly onChange: (id: string | null) => void
  readonly onAdd: (name: string) => Promise<AddedChoice>
  readonly onAdded: () => void
}

/** One of a list of names that an owner can add to right here. */
export function NamedChoice(props: Props): JSX.Element {
  const { label, none, isOpen, choices, value } = props
  const [isAdding, setAdding] = useState(false)
  if (!isOpen) {
    const name = choices.find((choice) => choice.value === value)?.label ?? none
    return (
      <TextInput
        label={label}
        value={name}
        readOnly
        variant="filled"
        description={words.ownersOnly}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
      />
    )
  }
  const add = async (name: string): Promise<string | undefined> => {
    const added = await props.onAdd(name)
    if ('problem' in added) return added.problem
    props.onAdded()
    props.onChange(added.id)
    setAdding(false)
    return undefined
  }
  return (
    <div>
      <Group align="flex-end" gap="xs" wrap="nowrap">
        <Select
          label={label}
          placeholder={none}
          flex={1}
          data={choices}
          value={value}
          error={props.problem !== undefined}
          onChange={props.onChange}
          clearable
          clearButtonProps={{ 'aria-label': none }}
          searchable={choices.length > 8}
        />
        <ActionIcon
          variant="default"
          size={36}
          aria-label={props.addLabel}
          title={props.addLabel}
          aria-expanded={isAdding}
          onClick={() => setAdding(!isAdding)}
        >
          <IconPlus size={16} aria-hidden="true" />
        </ActionIcon>
      </Group>
      {isAdding && <AddName label={props.addLabel} onAdd={add} onCancel={() => setAdding(false)} />}
    </div>
  )
}
