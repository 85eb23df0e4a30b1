import { request } from '#renderer/transport/client.ts'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { failureText } from '#renderer/text/problems.ts'

/** What came of adding a name: its id, or why it was refused. */
export type AddedChoice = { readonly id: string } | { readonly problem: string }

/** A list of names of the clinic that somebody can choose from, and that owners add to. */
export type NamedChoices = {
  readonly choices: readonly { readonly value: string; readonly label: string }[]
  readonly add: (name: string) => Promise<AddedChoice>
  readonly reload: () => void
}

const whenClinicChanged = { when: (event: { name: string }) => event.name === 'clinic.changed' }

/** The clinic's disciplines. */
export function useDisciplineChoices(): NamedChoices {
  const { loaded, reload } = useLoaded('disciplines.list', {}, whenClinicChanged)
  return {
    choices:
      loaded.state === 'ready'
        ? loaded.data.disciplines.map((one) => ({ value: one.disciplineId, label: one.name }))
        : [],
    add: async (name) => {
      const answer = await request('disciplines.add', { name })
      return answer.ok ? { id: answer.data.disciplineId } : { problem: failureText(answer.error) }
    },
    reload,
  }
}

/** The clinic's compensation tiers. */
export function useTierChoices(): NamedChoices {
  const { loaded, reload } = useLoaded('compensationTiers.list', {}, whenClinicChanged)
  return {
    choices:
      loaded.state === 'ready'
        ? loaded.data.compensationTiers.map((one) => ({ value: one.compensationTierId, label: one.name }))
        : [],
    add: async (name) => {
      const answer = await request('compensationTiers.add', { name })
      return answer.ok ? { id: answer.data.compensationTierId } : { problem: failureText(answer.error) }
    },
    reload,
  }
}
