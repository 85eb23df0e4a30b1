import { useEffect, useState } from 'react'
import type { AppFailure } from '#shared/errors/index.ts'
import { registerUnsaved } from '#renderer/components/unsavedChanges.ts'
import { request } from '#renderer/transport/client.ts'
import {
  type Choice,
  countChoices,
  type LeavingChoices,
  type LeavingCounts,
  NO_CHOICES,
  type Offers,
  type Preview,
  takersOf,
  toInput,
} from './leavingChoices.ts'
import { useTakerChecks } from './useTakerChecks.ts'

/** The key under which choices that were made and not carried out are asked about before they go. */
export const leavingKey = (userId: string): string => `leaving:${userId}`

/** The form of "Leaving". */
export type Leaving = {
  readonly choices: LeavingChoices
  readonly counts: LeavingCounts
  readonly offers: Offers
  /** False while it is looked up what somebody just chosen offers: what it all comes to is not known yet. */
  readonly isKnown: boolean
  readonly setForAll: (choice: Choice) => void
  readonly setOwn: (clientId: string, choice: Choice | undefined) => void
  readonly setManager: (crewId: string, userId: string | null) => void
  readonly setSupervisor: (studentId: string, userId: string | null) => void
  readonly error: AppFailure | undefined
  readonly isBusy: boolean
  /** @returns what was done; undefined where it was refused */
  readonly confirm: () => Promise<LeavingCounts | undefined>
}

const withOwn = (
  own: LeavingChoices['own'],
  clientId: string,
  choice: Choice | undefined,
): LeavingChoices['own'] => {
  const { [clientId]: _, ...others } = own
  return choice === undefined ? others : { ...others, [clientId]: choice }
}

/** Holds what is chosen for what somebody leaves behind, and carries it out. */
export function useLeaving(userId: string, preview: Preview): Leaving {
  const [choices, setChoices] = useState(NO_CHOICES)
  const [error, setError] = useState<AppFailure>()
  const [isBusy, setBusy] = useState(false)
  const { offers, isKnown } = useTakerChecks(userId, takersOf(choices))
  const key = leavingKey(userId)
  const isChosen = choices !== NO_CHOICES
  useEffect(() => registerUnsaved(key, isChosen), [key, isChosen])
  useEffect(() => () => registerUnsaved(key, false), [key])
  const change = (next: (before: LeavingChoices) => LeavingChoices): void => {
    setChoices(next)
    setError(undefined)
  }
  const confirm = async (): Promise<LeavingCounts | undefined> => {
    if (isBusy) return undefined
    setBusy(true)
    setError(undefined)
    const answer = await request('leaving.leave', toInput(userId, preview, choices))
    setBusy(false)
    if (answer.ok) return countChoices(preview, choices, offers)
    setError(answer.error)
    return undefined
  }
  return {
    choices,
    counts: countChoices(preview, choices, offers),
    offers,
    isKnown,
    setForAll: (forAll) => change((before) => ({ ...before, forAll })),
    setOwn: (clientId, choice) =>
      change((before) => ({ ...before, own: withOwn(before.own, clientId, choice) })),
    setManager: (crewId, next) =>
      change((before) => ({ ...before, managers: { ...before.managers, [crewId]: next } })),
    setSupervisor: (studentId, next) =>
      change((before) => ({ ...before, supervisors: { ...before.supervisors, [studentId]: next } })),
    error,
    isBusy,
    confirm,
  }
}
