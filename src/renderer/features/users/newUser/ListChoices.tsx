import { ActionIcon, Group, Select } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useEffect, useState, type JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { newUserText as words } from '#renderer/text/newUser.ts'
import { failureText } from '#renderer/text/problems.ts'
import { request } from '#renderer/transport/client.ts'
import { AddName } from '../account/AddName.tsx'
import { useUsers } from '../usersStore.ts'
import type { NewUserForm } from './useNewUserForm.ts'

type Tier = OutputOf<'compensationTiers.list'>['compensationTiers'][number]
type Option = { readonly value: string; readonly label: string }
type ChoiceProps = {
  readonly name: 'disciplineId' | 'compensationTierId'
  readonly label: string
  readonly addLabel: string
  readonly options: readonly Option[]
  readonly form: NewUserForm
  /** Stores a new name and chooses it; gives back a sentence where it is refused. */
  readonly onAdd: (name: string) => Promise<string | undefined>
}

function Choice({ name, label, addLabel, options, form, onAdd }: ChoiceProps): JSX.Element {
  const mayAdd = useUsers((s) => s.rights['users.setDisciplineAndTier'] !== undefined)
  const [isAdding, setAdding] = useState(false)
  const add = async (text: string): Promise<string | undefined> => {
    const refused = await onAdd(text)
    if (refused === undefined) setAdding(false)
    return refused
  }
  return (
    <div>
      <Group gap="xs" align="flex-end" wrap="nowrap">
        <Select
          flex={1}
          name={name}
          label={label}
          placeholder={words.none}
          data={[...options]}
          value={form.edited.values[name]}
          onChange={(chosen) => form.set(name, chosen)}
          error={form.error(name)}
          searchable={options.length > 8}
          clearable
          clearButtonProps={{ 'aria-label': words.none }}
          nothingFoundMessage={words.nothingFound}
        />
        {mayAdd && (
          <ActionIcon
            variant="default"
            size={36}
            aria-label={addLabel}
            title={addLabel}
            aria-expanded={isAdding}
            onClick={() => setAdding(!isAdding)}
          >
            <IconPlus size={16} aria-hidden="true" />
          </ActionIcon>
        )}
      </Group>
      {isAdding && <AddName label={addLabel} onAdd={add} onCancel={() => setAdding(false)} />}
    </div>
  )
}

/** The discipline, with "+" for owners. */
export function DisciplineChoice({ form }: { readonly form: NewUserForm }): JSX.Element {
  const disciplines = useUsers((s) => s.disciplines)
  const add = async (name: string): Promise<string | undefined> => {
    const answer = await request('disciplines.add', { name })
    if (!answer.ok) return failureText(answer.error)
    useUsers.setState((s) => ({ disciplines: [...s.disciplines, answer.data] }))
    form.set('disciplineId', answer.data.disciplineId)
    return undefined
  }
  const options = disciplines.map(({ disciplineId, name }) => ({ value: disciplineId, label: name }))
  return (
    <Choice
      name="disciplineId"
      label={words.discipline}
      addLabel={words.addDiscipline}
      options={options}
      form={form}
      onAdd={add}
    />
  )
}

/** The compensation tier, with "+" for owners. */
export function TierChoice({ form }: { readonly form: NewUserForm }): JSX.Element {
  const [tiers, setTiers] = useState<readonly Tier[]>([])
  useEffect(() => {
    void request('compensationTiers.list', {}).then((answer) => {
      if (answer.ok) setTiers(answer.data.compensationTiers)
    })
  }, [])
  const add = async (name: string): Promise<string | undefined> => {
    const answer = await request('compensationTiers.add', { name })
    if (!answer.ok) return failureText(answer.error)
    setTiers((before) => [...before, answer.data])
    form.set('compensationTierId', answer.data.compensationTierId)
    return undefined
  }
  const options = tiers.map(({ compensationTierId, name }) => ({ value: compensationTierId, label: name }))
  return (
    <Choice
      name="compensationTierId"
      label={words.tier}
      addLabel={words.addTier}
      options={options}
      form={form}
      onAdd={add}
    />
  )
}
