import type { JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { settingsText as words } from '#renderer/text/settings.ts'
import { ClinicSwitch } from './ClinicSwitch.tsx'

/** Whether people here hand in timesheets (product.md 12). */
export function TimesheetsSection({ clinic }: { readonly clinic: OutputOf<'clinic.get'> }): JSX.Element {
  return (
    <ClinicSwitch
      clinic={clinic}
      name="hasTimesheets"
      label={words.timesheetsSwitch}
      explained={{ on: words.timesheetsOn, off: words.timesheetsOff }}
    />
  )
}
