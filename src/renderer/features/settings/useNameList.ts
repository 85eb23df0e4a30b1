import type { AppFailure } from '#shared/errors/index.ts'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { request } from '#renderer/transport/client.ts'

/** A list of names of the clinic that can be added to. */
export type NameListSource = {
  readonly loaded:
    | { readonly state: 'loading' }
    | { readonly state: 'failed'; readonly error: AppFailure }
    | { readonly state: 'ready'; readonly names: readonly { readonly id: string; readonly name: string }[] }
  readonly reload: () => void
  /** @returns what went wrong, or undefined */
  readonly add: (name: string) => Promise<AppFailure | undefined>
}

const whenClinicChanges = { when: ({ name }: { readonly name: string }) => name === 'clinic.changed' }

/** The disciplines of the clinic. */
export function useDisciplines(): NameListSource {
  const { loaded, reload } = useLoaded('disciplines.list', {}, whenClinicChanges)
  const add = async (name: string): Promise<AppFailure | undefined> => {
    const answer = await request('disciplines.add', { name })
    if (!answer.ok) return answer.error
    reload()
    return undefined
  }
  if (loaded.state !== 'ready') return { loaded, reload, add }
  const names = loaded.data.disciplines.map(({ disciplineId, name }) => ({ id: disciplineId, name }))
  return { loaded: { state: 'ready', names }, reload, add }
}

/** The compensation tiers of the clinic. */
export function useTiers(): NameListSource {
  const { loaded, reload } = useLoaded('compensationTiers.list', {}, whenClinicChanges)
  const add = async (name: string): Promise<AppFailure | undefined> => {
    const answer = await request('compensationTiers.add', { name })
    if (!answer.ok) return answer.error
    reload()
    return undefined
  }
  if (loaded.state !== 'ready') return { loaded, reload, add }
  const names = loaded.data.compensationTiers.map(({ compensationTierId, name }) => ({
    id: compensationTierId,
    name,
  }))
  return { loaded: { state: 'ready', names }, reload, add }
}
