import type { JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { TeamPagePanel } from '#renderer/features/team/index.ts'
import { settingsText as words } from '#renderer/text/settings.ts'
import { ClinicSwitch } from './ClinicSwitch.tsx'

/** Whether the clinic lists its practitioners on a public team page (product.md 24). */
export function TeamSection({ clinic }: { readonly clinic: OutputOf<'clinic.get'> }): JSX.Element {
  return (
    <>
      <ClinicSwitch
        clinic={clinic}
        name="hasTeamPage"
        label={words.teamSwitch}
        explained={{ on: words.teamOn, off: words.teamOff }}
      />
      {clinic.hasTeamPage && <TeamPagePanel />}
    </>
  )
}
