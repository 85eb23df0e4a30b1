import { useLoaded } from '#renderer/components/useLoaded.ts'

export type NameChoice = { readonly value: string; readonly label: string }
const whenClinicChanges = { when: ({ name }: { readonly name: string }) => name === 'clinic.changed' }

/** A choice that a row has and the list no longer offers stays to be seen. */
function withOwn(choices: readonly NameChoice[], own: NameChoice | undefined): NameChoice[] {
  const isThere = own === undefined || choices.some(({ value }) => value === own.value)
  return isThere ? [...choices] : [...choices, own]
}

/** The disciplines to choose from, and the one that a service has. */
export function useDisciplineNames(own: NameChoice | undefined): NameChoice[] {
  const { loaded } = useLoaded('disciplines.list', {}, whenClinicChanges)
  const rows = loaded.state === 'ready' ? loaded.data.disciplines : []
  return withOwn(
    rows.map(({ disciplineId, name }) => ({ value: disciplineId, label: name })),
    own,
  )
}

/** The compensation tiers to choose from, and the one that a service has. */
export function useTierNames(own: NameChoice | undefined): NameChoice[] {
  const { loaded } = useLoaded('compensationTiers.list', {}, whenClinicChanges)
  const rows = loaded.state === 'ready' ? loaded.data.compensationTiers : []
  return withOwn(
    rows.map(({ compensationTierId, name }) => ({ value: compensationTierId, label: name })),
    own,
  )
}
