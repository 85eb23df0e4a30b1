import { Select } from '@mantine/core'
import { useCallback, type JSX } from 'react'
import { sessionFormText as words, sessionsText } from '#renderer/text/sessions.ts'
import { request } from '#renderer/transport/client.ts'
import type { Person } from './sessionsStore.ts'
import { useFound } from './useFound.ts'
import type { SessionForm } from './useSessionForm.ts'

const labelOf = ({ name, disciplineName }: Person): string =>
  disciplineName === '' ? name : `${name} · ${disciplineName}`

/** Who holds a session from now on whose practitioner is gone. */
export function HolderField(props: { readonly form: SessionForm; readonly gone: Person }): JSX.Element {
  const { fields } = props.form
  const { gone } = props
  const ask = useCallback(async (search: string) => {
    const answer = await request('sessions.findPeople', { search })
    return answer.ok ? answer.data.people.filter(({ treats }) => treats) : []
  }, [])
  const { found, search } = useFound(ask)
  return (
    <Select
      name="practitionerId"
      data-autofocus
      label={words.holder}
      description={words.holderGone(gone.name)}
      placeholder={sessionsText.whoseHint}
      data={found.map((one) => ({ value: one.userId, label: labelOf(one) }))}
      value={fields.values.practitionerId === gone.userId ? null : fields.values.practitionerId}
      onChange={(userId) => fields.set('practitionerId', userId ?? gone.userId)}
      onSearchChange={search}
      filter={({ options }) => options}
      searchable
      allowDeselect={false}
      limit={50}
      nothingFoundMessage={sessionsText.nobodyFound}
      error={fields.error('practitionerId')}
      comboboxProps={{ zIndex: 320 }}
    />
  )
}
