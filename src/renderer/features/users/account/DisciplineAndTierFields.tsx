import type { JSX } from 'react'
import { request } from '#renderer/transport/client.ts'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { profileText as words } from '#renderer/text/account.ts'
import { failureText } from '#renderer/text/problems.ts'
import classes from './account.module.css'
import { NamedChoice, type AddedChoice } from './NamedChoice.tsx'
import { OfferedServices } from './OfferedServices.tsx'
import type { ProfileForm } from './useProfileForm.ts'

const addDiscipline = async (name: string): Promise<AddedChoice> => {
  const answer = await request('disciplines.add', { name })
  if (answer.ok) return { id: answer.data.disciplineId }
  return { problem: failureText(answer.error) }
}

const addTier = async (name: string): Promise<AddedChoice> => {
  const answer = await request('compensationTiers.add', { name })
  if (answer.ok) return { id: answer.data.compensationTierId }
  return { problem: failureText(answer.error) }
}

const whenClinicChanged = { when: (event: { name: string }) => event.name === 'clinic.changed' }

/** Discipline and compensation tier, which owners choose and add to, and the services that follow from them. */
export function DisciplineAndTierFields({ form }: { readonly form: ProfileForm }): JSX.Element {
  const { values } = form.fields
  const isOpen = form.account.may.setDisciplineAndTier
  const disciplines = useLoaded('disciplines.list', {}, whenClinicChanged)
  const tiers = useLoaded('compensationTiers.list', {}, whenClinicChanged)
  const disciplineChoices =
    disciplines.loaded.state === 'ready'
      ? disciplines.loaded.data.disciplines.map((one) => ({ value: one.disciplineId, label: one.name }))
      : []
  const tierChoices =
    tiers.loaded.state === 'ready'
      ? tiers.loaded.data.compensationTiers.map((one) => ({ value: one.compensationTierId, label: one.name }))
      : []
  return (
    <>
      <div className={classes['pair']}>
        <NamedChoice
          label={words.discipline}
          none={words.noDiscipline}
          addLabel={words.addDiscipline}
          isOpen={isOpen}
          choices={disciplineChoices}
          value={values.disciplineId}
          problem={form.problems.of('disciplineId')}
          onChange={(id) => form.set('disciplineId', id)}
          onAdd={addDiscipline}
          onAdded={disciplines.reload}
        />
        <NamedChoice
          label={words.tier}
          none={words.noTier}
          addLabel={words.addTier}
          isOpen={isOpen}
          choices={tierChoices}
          value={values.compensationTierId}
          problem={form.problems.of('compensationTierId')}
          onChange={(id) => form.set('compensationTierId', id)}
          onAdd={addTier}
          onAdded={tiers.reload}
        />
      </div>
      <OfferedServices disciplineId={values.disciplineId} compensationTierId={values.compensationTierId} />
    </>
  )
}
