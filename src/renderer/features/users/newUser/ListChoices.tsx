import type { JSX } from 'react'
import { newUserText as words } from '#renderer/text/newUser.ts'
import { NamedChoice } from '../account/NamedChoice.tsx'
import { useDisciplineChoices, useTierChoices } from '../account/useNamedChoices.ts'
import { useUsers } from '../usersStore.ts'
import type { NewUserForm } from './useNewUserForm.ts'

type Props = { readonly form: NewUserForm }

const useMayAdd = (): boolean => useUsers((s) => s.rights['users.setDisciplineAndTier'] !== undefined)

/** The discipline, with "+" for owners. */
export function DisciplineChoice({ form }: Props): JSX.Element {
  return (
    <NamedChoice
      name="disciplineId"
      label={words.discipline}
      none={words.none}
      addLabel={words.addDiscipline}
      mayAdd={useMayAdd()}
      from={useDisciplineChoices()}
      value={form.edited.values.disciplineId}
      problem={form.error('disciplineId')}
      onChange={(id) => form.set('disciplineId', id)}
    />
  )
}

/** The compensation tier, with "+" for owners. */
export function TierChoice({ form }: Props): JSX.Element {
  return (
    <NamedChoice
      name="compensationTierId"
      label={words.tier}
      none={words.none}
      addLabel={words.addTier}
      mayAdd={useMayAdd()}
      from={useTierChoices()}
      value={form.edited.values.compensationTierId}
      problem={form.error('compensationTierId')}
      onChange={(id) => form.set('compensationTierId', id)}
    />
  )
}
