import { useCallback, useEffect, useRef, useState } from 'react'
import type { JsonValue } from '#shared/lib/json.ts'
import { stillChanged } from './changes.ts'
import { type FieldChecks, readDraft } from './drafts.ts'
import { registerUnsaved } from './unsavedChanges.ts'
import { type Fields, useFields } from './useFields.ts'
import { useKeptDraft } from './useKeptDraft.ts'

/** A form whose typing survives the lock. */
export type KeptFields<V> = Fields<V> & {
  /** When the restored draft was kept, in milliseconds since 1970; null where nothing was restored. */
  readonly restoredAt: number | null
}

type Options<V> = {
  /** Of the unsaved changes. */
  readonly key: string
  /** Of the draft: one for each record that the form may be about. */
  readonly draftKey: string
  readonly given: V
  readonly check: (values: V) => { readonly [K in keyof V]?: string | undefined }
  /** What a kept draft must hold to be used. */
  readonly checks: FieldChecks<V>
  /** What is never kept, such as a password: a list that stays the same. */
  readonly never?: readonly (keyof V & string)[]
}

const NONE: readonly never[] = []

/** Of what is typed and never kept. */
const lostKey = (key: string): string => `${key}:never`

function without<V>(changes: Partial<V>, names: readonly (keyof V & string)[]): Partial<V> {
  const rest = { ...changes }
  for (const name of names) delete rest[name]
  return rest
}

/** As `useFields`; what is typed stands in the list of unsaved changes and is kept as a draft, which comes back here. */
export function useKeptFields<V extends Record<string, unknown> & { readonly [K in keyof V]: JsonValue }>({
  key,
  draftKey,
  given,
  check,
  checks,
  never = NONE,
}: Options<V>): KeptFields<V> {
  const fields = useFields<V>(given, check)
  const [restoredAt, setRestoredAt] = useState<number | null>(null)
  const { values, isDirty, set, discard: forget, accept: take } = fields
  const changes = isDirty ? stillChanged(given, values) : {}
  const kept = without(changes, never)
  const isKept = Object.keys(kept).length > 0
  // With a lock a password is lost, and is said to be.
  const isLost = never.some((name) => Object.hasOwn(changes, name))
  const { drop: dropDraft, noteKept } = useKeptDraft<V>(draftKey, kept)
  const latest = useRef({ isDirty, checks })
  latest.current = { isDirty, checks }
  useEffect(() => {
    let isHere = true
    void readDraft<V>(draftKey, latest.current.checks).then((draft) => {
      // Who was quicker than the draft goes on with what they typed.
      if (!isHere || draft === undefined || latest.current.isDirty) return
      noteKept(draft.changes)
      for (const name in draft.changes) {
        const value = draft.changes[name]
        if (value !== undefined) set(name, value)
      }
      setRestoredAt(draft.savedAt)
    })
    return () => {
      isHere = false
    }
  }, [draftKey, noteKept, set])
  const discard = useCallback(() => {
    forget()
    dropDraft()
  }, [forget, dropDraft])
  useEffect(() => registerUnsaved(key, isKept, { discard, isKept: true }), [key, isKept, discard])
  useEffect(() => registerUnsaved(lostKey(key), isLost, { discard }), [key, isLost, discard])
  useEffect(
    () => () => {
      registerUnsaved(key, false)
      registerUnsaved(lostKey(key), false)
    },
    [key],
  )
  const accept = (stored: V): void => {
    take(stored)
    dropDraft()
    registerUnsaved(key, false)
    registerUnsaved(lostKey(key), false)
  }
  return { ...fields, discard, accept, restoredAt: isDirty ? restoredAt : null }
}
