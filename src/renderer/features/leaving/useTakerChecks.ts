import { useMemo, useState } from 'react'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import type { Offers } from './leavingChoices.ts'

const NONE: Offers = new Map()

/**
 * What those who were chosen to take over don't offer. What was known stays until the next answer is there.
 * @returns `isKnown` false while somebody was just chosen: what it comes to is not known then
 */
export function useTakerChecks(
  userId: string,
  takerIds: readonly string[],
): { readonly offers: Offers; readonly isKnown: boolean } {
  const { loaded } = useLoaded('leaving.checkTakers', { userId, takerIds: [...takerIds] })
  const now = useMemo(
    () =>
      loaded.state === 'ready'
        ? new Map(loaded.data.takers.map((taker) => [taker.userId, new Set(taker.cannotOffer)]))
        : undefined,
    [loaded],
  )
  const [kept, setKept] = useState<Offers>(NONE)
  if (now !== undefined && now !== kept) setKept(now)
  return { offers: now ?? kept, isKnown: loaded.state !== 'loading' }
}
