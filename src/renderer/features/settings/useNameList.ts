import type { AppEvent } from '#shared/contract/index.ts'
import type { Named } from '#shared/contract/nameLists.ts'
import type { NameListKind } from '#shared/domain/nameLists.ts'
import type { AppFailure } from '#shared/errors/index.ts'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { request } from '#renderer/transport/client.ts'

/** A list of names of the clinic, with its ended ones, that can be added to. */
export type NameListSource = {
  readonly list: NameListKind
  readonly loaded:
    | { readonly state: 'loading' }
    | { readonly state: 'failed'; readonly error: AppFailure }
    | { readonly state: 'ready'; readonly current: readonly Named[]; readonly ended: readonly Named[] }
  readonly reload: () => void
  /** @returns what went wrong, or undefined */
  readonly add: (name: string) => Promise<AppFailure | undefined>
}

/** How many people have each is a matter of the people too. */
const isNews = ({ name }: AppEvent): boolean => name === 'clinic.changed' || name === 'users.changed'

/** The disciplines or the compensation tiers of the clinic. */
export function useNameList(list: NameListKind): NameListSource {
  const { loaded, reload } = useLoaded('nameLists.get', { list }, { when: isNews })
  const add = async (name: string): Promise<AppFailure | undefined> => {
    const answer = await (list === 'disciplines'
      ? request('disciplines.add', { name })
      : request('compensationTiers.add', { name }))
    if (!answer.ok) return answer.error
    reload()
    return undefined
  }
  if (loaded.state !== 'ready') return { list, loaded, reload, add }
  const current = loaded.data.names.filter(({ isCurrent }) => isCurrent)
  const ended = loaded.data.names.filter(({ isCurrent }) => !isCurrent)
  return { list, loaded: { state: 'ready', current, ended }, reload, add }
}
