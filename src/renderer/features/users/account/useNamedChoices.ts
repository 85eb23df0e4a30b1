import { request } from '#renderer/transport/client.ts'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { nameListsText as words } from '#renderer/text/nameLists.ts'
import { failureText } from '#renderer/text/problems.ts'

/** What came of adding a name: its id, or why it was refused. */
export type AddedChoice = { readonly id: string } | { readonly problem: string }

type Choice = { readonly value: string; readonly label: string }

/** A list of names of the clinic that somebody can choose from, and that owners add to. */
export type NamedChoices = {
  readonly choices: readonly Choice[]
  /** No longer offered; whoever has one keeps it. */
  readonly ended: readonly Choice[]
  readonly add: (name: string) => Promise<AddedChoice>
  readonly reload: () => void
}

const whenClinicChanged = { when: (event: { name: string }) => event.name === 'clinic.changed' }

/** The clinic's disciplines. */
export function useDisciplineChoices(): NamedChoices {
  const { loaded, reload } = useLoaded('disciplines.list', {}, whenClinicChanged)
  const { disciplines, ended } = loaded.state === 'ready' ? loaded.data : { disciplines: [], ended: [] }
  return {
    choices: disciplines.map((one) => ({ value: one.disciplineId, label: one.name })),
    ended: ended.map((one) => ({ value: one.disciplineId, label: words.endedName(one.name) })),
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
  const { compensationTiers, ended } =
    loaded.state === 'ready' ? loaded.data : { compensationTiers: [], ended: [] }
  return {
    choices: compensationTiers.map((one) => ({ value: one.compensationTierId, label: one.name })),
    ended: ended.map((one) => ({ value: one.compensationTierId, label: words.endedName(one.name) })),
    add: async (name) => {
      const answer = await request('compensationTiers.add', { name })
      return answer.ok ? { id: answer.data.compensationTierId } : { problem: failureText(answer.error) }
    },
    reload,
  }
}
