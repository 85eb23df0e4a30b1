import type { JSX } from 'react'
import { profileText as words } from '#renderer/text/account.ts'
import classes from './account.module.css'
import { NamedChoice } from './NamedChoice.tsx'
import { OfferedServices } from './OfferedServices.tsx'
import { useDisciplineChoices, useTierChoices } from './useNamedChoices.ts'
import type { ProfileForm } from './useProfileForm.ts'

/** Discipline and compensation tier, which owners choose and add to, and the services that follow from them. */
export function DisciplineAndTierFields({ form }: { readonly form: ProfileForm }): JSX.Element {
  const { values } = form.fields
  const isOpen = form.account.may.setDisciplineAndTier
  return (
    <>
      <div className={classes['pair']}>
        <NamedChoice
          label={words.discipline}
          none={words.noDiscipline}
          addLabel={words.addDiscipline}
          isOpen={isOpen}
          mayAdd={isOpen}
          from={useDisciplineChoices()}
          value={values.disciplineId}
          problem={form.problems.of('disciplineId')}
          onChange={(id) => form.set('disciplineId', id)}
        />
        <NamedChoice
          label={words.tier}
          none={words.noTier}
          addLabel={words.addTier}
          isOpen={isOpen}
          mayAdd={isOpen}
          from={useTierChoices()}
          value={values.compensationTierId}
          problem={form.problems.of('compensationTierId')}
          onChange={(id) => form.set('compensationTierId', id)}
        />
      </div>
      <OfferedServices disciplineId={values.disciplineId} compensationTierId={values.compensationTierId} />
    </>
  )
}
