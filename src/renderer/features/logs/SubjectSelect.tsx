import { Select } from '@mantine/core'
import { useState, type JSX } from 'react'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { logsText, whoSawText } from '#renderer/text/logs.ts'

type Subject = { readonly id: string; readonly name: string }
type Props = {
  readonly kind: 'people' | 'clients'
  readonly label: string
  readonly placeholder: string
  readonly chosen: Subject | null
  readonly onChange: (chosen: Subject | null) => void
  readonly isClearable?: boolean
  readonly width?: number | string
}

/** A person or a client, found by a few letters of the name. */
export function SubjectSelect(props: Props): JSX.Element {
  const { kind, label, placeholder, chosen, onChange, isClearable = true, width = 190 } = props
  const [search, setSearch] = useState('')
  // What stands in the box after a choice is the name itself, which is nothing to search for.
  const { loaded } = useLoaded('logs.findSubjects', { search: search === chosen?.name ? '' : search })
  const found: readonly Subject[] =
    loaded.state !== 'ready'
      ? []
      : kind === 'people'
        ? loaded.data.people.map(({ userId, name }) => ({ id: userId, name }))
        : loaded.data.clients.map(({ clientId, name }) => ({ id: clientId, name }))
  const offered = chosen === null || found.some(({ id }) => id === chosen.id) ? found : [chosen, ...found]
  return (
    <Select
      aria-label={label}
      placeholder={placeholder}
      w={width}
      searchable
      clearable={isClearable}
      data={offered.map(({ id, name }) => ({ value: id, label: name }))}
      value={chosen?.id ?? null}
      onChange={(value) => onChange(offered.find(({ id }) => id === value) ?? null)}
      searchValue={search}
      onSearchChange={setSearch}
      filter={({ options }) => options}
      nothingFoundMessage={kind === 'people' ? logsText.nothingFound : whoSawText.noClient}
      maxDropdownHeight={280}
    />
  )
}
