import { ActionIcon, Group, Select, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState, type JSX } from 'react'
import { profileText as words } from '#renderer/text/account.ts'
import { AddName } from './AddName.tsx'
import type { NamedChoices } from './useNamedChoices.ts'

type Props = {
  readonly label: string
  /** Stands where nothing is chosen. */
  readonly none: string
  readonly addLabel: string
  readonly name?: string
  /** False where the viewer may only look. */
  readonly isOpen?: boolean
  /** True for owners, who add names right here. */
  readonly mayAdd: boolean
  readonly from: NamedChoices
  readonly value: string | null
  readonly problem: string | undefined
  readonly onChange: (id: string | null) => void
}

/** One of a list of names that an owner can add to right here. */
export function NamedChoice(props: Props): JSX.Element {
  const { label, none, from, value } = props
  const [isAdding, setAdding] = useState(false)
  // An ended one that is chosen stays to be seen, and is gone once another is saved.
  const kept = from.ended.filter((choice) => choice.value === value)
  const choices = [...from.choices, ...kept]
  if (props.isOpen === false) {
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
    const added = await from.add(name)
    if ('problem' in added) return added.problem
    from.reload()
    props.onChange(added.id)
    setAdding(false)
    return undefined
  }
  return (
    <div>
      <Group align="flex-end" gap="xs" wrap="nowrap">
        <Select
          label={label}
          {...(props.name === undefined ? {} : { name: props.name })}
          placeholder={none}
          flex={1}
          data={choices}
          value={value}
          error={props.problem}
          onChange={props.onChange}
          clearable
          clearButtonProps={{ 'aria-label': none }}
          searchable={choices.length > 8}
          nothingFoundMessage={words.nothingFound}
        />
        {props.mayAdd && (
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
        )}
      </Group>
      {isAdding && <AddName label={props.addLabel} onAdd={add} onCancel={() => setAdding(false)} />}
    </div>
  )
}
