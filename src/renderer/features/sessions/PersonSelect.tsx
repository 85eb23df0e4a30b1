import { Select } from '@mantine/core'
import type { JSX } from 'react'
import { foldText } from '#shared/lib/fold.ts'
import { sessionsText as words } from '#renderer/text/sessions.ts'
import type { Person } from './sessionsStore.ts'
import type { Found } from './useFound.ts'

type Props = {
  readonly from: Found<Person>
  readonly value: Person | null
  readonly onChange: (person: Person) => void
}

const labelOf = ({ name, disciplineName, treats }: Person): string =>
  [name, treats ? disciplineName : words.gone].filter((part) => part !== '').join(' · ')

/** Whose sessions show, looked up by name. */
export function PersonSelect({ from, value, onChange }: Props): JSX.Element {
  const all =
    value === null ? from.found : [value, ...from.found.filter((one) => one.userId !== value.userId)]
  return (
    <Select
      aria-label={words.whose}
      placeholder={words.whoseHint}
      w={280}
      data={all.map((one) => ({ value: one.userId, label: labelOf(one) }))}
      value={value?.userId ?? null}
      onChange={(userId) => {
        const chosen = all.find((one) => one.userId === userId)
        if (chosen !== undefined) onChange(chosen)
      }}
      allowDeselect={false}
      searchable
      onSearchChange={from.search}
      filter={({ options, search }) =>
        options.filter((one) => 'label' in one && foldText(one.label).includes(foldText(search)))
      }
      limit={60}
      nothingFoundMessage={words.nobodyFound}
    />
  )
}
