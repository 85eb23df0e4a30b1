import type { JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { homeText as words } from '#renderer/text/home.ts'
import { weekday } from '#renderer/text/time.ts'
import { kindLabels } from '#renderer/text/users.ts'
import { MiniBars } from './MiniBars.tsx'

/** The pictures of Home: this week's sessions, and for the office who the clinic's people are. */
export function Pictures({ today }: { readonly today: OutputOf<'home.getToday'> }): JSX.Element {
  const { week, kinds, disciplines, isWholeClinic } = today
  const used = kinds?.filter(({ count }) => count > 0) ?? []
  return (
    <>
      <MiniBars
        title={isWholeClinic ? words.clinicWeek : words.ownWeek}
        bars={week.map(({ day, count }) => ({ label: weekday(day), count, isNow: day === today.today }))}
      />
      {used.length > 0 && (
        <MiniBars
          title={words.byKind}
          bars={used.map(({ kind, count }) => ({ label: kindLabels[kind], count }))}
        />
      )}
      {disciplines !== null && disciplines.length > 0 && (
        <MiniBars
          title={words.byDiscipline}
          bars={disciplines.map(({ name, count }) => ({
            label: name === '' ? words.noDiscipline : name,
            count,
          }))}
        />
      )}
    </>
  )
}
