import { Select } from '@mantine/core'
import type { JSX } from 'react'

type Props = {
  readonly label: string
  readonly value: string
  readonly description?: string
  readonly error?: string | undefined
  readonly onChange: (timezone: string) => void
}

/** Every timezone by its IANA name, found by typing part of a city. */
export function TimezoneSelect({ label, value, description, error, onChange }: Props): JSX.Element {
  const names = Intl.supportedValuesOf('timeZone')
  const data = (names.includes(value) ? names : [value, ...names]).map((name) => ({
    value: name,
    label: name.replaceAll('_', ' '),
  }))
  return (
    <Select
      label={label}
      name="timezone"
      required
      searchable
      allowDeselect={false}
      limit={100}
      maxDropdownHeight={260}
      data={data}
      value={value}
      error={error}
      onChange={(chosen) => onChange(chosen ?? value)}
      {...(description === undefined ? {} : { description })}
    />
  )
}
