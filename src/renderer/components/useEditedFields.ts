import { useCallback, useEffect, useMemo, useState } from 'react'
import { registerUnsaved } from '#renderer/components/unsavedChanges.ts'
import type { JsonValue } from '#shared/lib/json.ts'
import { setChange, stillChanged } from './changes.ts'
import type { Draft } from './drafts.ts'
import { useKeptDraft } from './useKeptDraft.ts'

/** A form over saved values, of which it holds only what was touched. */
export type EditedFields<T> = {
  readonly values: T
  /** The touched fields that differ from what is saved. */
  readonly changes: Partial<T>
  readonly isDirty: boolean
  /** When the restored draft was kept, in milliseconds since 1970; null where nothing was restored. */
  readonly restoredAt: number | null
  readonly set: <K extends keyof T>(name: K, value: T[K]) => void
  /** Puts the saved values back and drops the draft; also what a save calls once it is stored. */
  readonly reset: () => void
}

type Options<T> = {
  /** Of the draft and of the unsaved changes, such as `account:<userId>`. */
  readonly key: string
  readonly saved: T
  readonly draft: Draft<T> | undefined
}

/**
 * Edits the fields of somebody without losing typing: untouched fields follow what is saved elsewhere, touched ones
 * stay. What is typed is kept as a draft that survives the lock, and stands in the list of unsaved changes.
 */
export function useEditedFields<T extends { readonly [K in keyof T]: JsonValue }>(
  options: Options<T>,
): EditedFields<T> {
  const { key, saved, draft } = options
  const [touched, setTouched] = useState<Partial<T>>(() => draft?.changes ?? {})
  const [restoredAt, setRestoredAt] = useState<number | null>(draft?.savedAt ?? null)
  const changes = useMemo(() => stillChanged(saved, touched), [saved, touched])
  // What is saved elsewhere as it was touched here is touched no more: a later change of it is followed again.
  useEffect(() => setTouched((before) => stillChanged(saved, before)), [saved])
  const isDirty = Object.keys(changes).length > 0
  const { drop: dropDraft } = useKeptDraft(key, changes)
  const reset = useCallback(() => {
    setTouched({})
    setRestoredAt(null)
    // Not left to the next render: a save closes the form, and a draft left behind would undo others' changes later.
    dropDraft()
  }, [dropDraft])
  useEffect(() => registerUnsaved(key, isDirty, { discard: reset, isKept: true }), [key, isDirty, reset])
  useEffect(() => () => registerUnsaved(key, false), [key])
  return {
    values: useMemo(() => ({ ...saved, ...changes }), [saved, changes]),
    changes,
    isDirty,
    restoredAt: isDirty ? restoredAt : null,
    set: useCallback(
      (name, value) => setTouched((before) => stillChanged(saved, setChange(before, name, value))),
      [saved],
    ),
    reset,
  }
}
