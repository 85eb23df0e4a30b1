import { useCallback, useEffect, useMemo, useState } from 'react'
import type { AppFailure } from '#shared/errors/index.ts'
import type { Draft } from '#renderer/components/drafts.ts'
import { registerUnsaved } from '#renderer/components/unsavedChanges.ts'
import { useKeptDraft } from '#renderer/components/useKeptDraft.ts'
import { request } from '#renderer/transport/client.ts'
import {
  type Choice,
  countChoices,
  keptOf,
  type LeavingChoices,
  type LeavingCounts,
  type LeavingDraft,
  NO_DRAFT,
  type Offers,
  type Preview,
  takersOf,
  toInput,
} from './leavingChoices.ts'
import { useTakerChecks } from './useTakerChecks.ts'

/** The key under which choices that were made and not carried out are kept, and asked about before they go. */
export const leavingKey = (userId: string): string => `leaving:${userId}`

/** The form of "Leaving". */
export type Leaving = {
  readonly choices: LeavingDraft
  readonly counts: LeavingCounts
  readonly offers: Offers
  /** False while it is looked up what somebody just chosen offers: what it all comes to is not known yet. */
  readonly isKnown: boolean
  /** When choices that came back were kept; null where none did. */
  readonly restoredAt: number | null
  readonly discard: () => void
  /** Notes how somebody who was chosen is called. */
  readonly noteName: (userId: string, name: string) => void
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

type Held = {
  readonly choices: LeavingDraft
  readonly setChoices: (next: (before: LeavingDraft) => LeavingDraft) => void
  readonly restoredAt: number | null
  readonly discard: () => void
  readonly dropDraft: () => void
}

/** The choices, which survive the lock and stand in the list of unsaved changes. */
function useHeldChoices(userId: string, draft: Draft<LeavingDraft> | undefined): Held {
  const key = leavingKey(userId)
  const [choices, setChoices] = useState<LeavingDraft>(() => ({ ...NO_DRAFT, ...draft?.changes }))
  const kept = useMemo(() => keptOf(choices), [choices])
  const isChosen = Object.keys(kept).length > 0
  const { drop: dropDraft } = useKeptDraft<LeavingDraft>(key, kept)
  const discard = useCallback(() => {
    setChoices(NO_DRAFT)
    dropDraft()
  }, [dropDraft])
  useEffect(() => registerUnsaved(key, isChosen, { discard, isKept: true }), [key, isChosen, discard])
  useEffect(() => () => registerUnsaved(key, false), [key])
  return { choices, setChoices, restoredAt: isChosen ? (draft?.savedAt ?? null) : null, discard, dropDraft }
}

/**
 * Holds what is chosen for what somebody leaves behind, and carries it out.
 * @param draft what was chosen before the desk was locked
 */
export function useLeaving(
  userId: string,
  preview: Preview,
  draft: Draft<LeavingDraft> | undefined,
): Leaving {
  const { choices, setChoices, dropDraft, ...held } = useHeldChoices(userId, draft)
  const [error, setError] = useState<AppFailure>()
  const [isBusy, setBusy] = useState(false)
  const { offers, isKnown } = useTakerChecks(userId, takersOf(choices))
  const change = (next: (before: LeavingDraft) => LeavingDraft): void => {
    setChoices(next)
    setError(undefined)
  }
  const confirm = async (): Promise<LeavingCounts | undefined> => {
    if (isBusy) return undefined
    setBusy(true)
    setError(undefined)
    const answer = await request('leaving.leave', toInput(userId, preview, choices))
    setBusy(false)
    if (answer.ok) {
      dropDraft()
      return countChoices(preview, choices, offers)
    }
    setError(answer.error)
    return undefined
  }
  return {
    ...held,
    choices,
    noteName: (id, name) => setChoices((before) => ({ ...before, names: { ...before.names, [id]: name } })),
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
