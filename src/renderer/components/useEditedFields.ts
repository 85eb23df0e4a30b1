import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { registerUnsaved } from '#renderer/components/unsavedChanges.ts'
import type { JsonValue } from '#shared/lib/json.ts'
import { keepDraft, type Draft } from './drafts.ts'
import { setChange, stillChanged } from './changes.ts'

const DRAFT_DELAY_MS = 300
const NOTHING = JSON.stringify({})

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
  const dropDraft = useKeptDraft(key, changes)
  const reset = useCallback(() => {
    setTouched({})
    setRestoredAt(null)
    // Not left to the next render: a save closes the form, and a draft left behind would undo others' changes later.
    dropDraft()
  }, [dropDraft])
  useEffect(() => registerUnsaved(key, isDirty, reset), [key, isDirty, reset])
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

/**
 * Keeps the draft 300 ms after the last change, and at once where the form or the whole page goes away before.
 * @returns what drops the draft at once
 */
function useKeptDraft<T extends object>(key: string, changes: Partial<T>): () => void {
  const kept = useRef(JSON.stringify(changes))
  const pending = useRef<(() => void) | undefined>(undefined)
  useEffect(() => {
    const text = JSON.stringify(changes)
    if (text === kept.current) {
      pending.current = undefined
      return undefined
    }
    const keep = (): void => {
      pending.current = undefined
      kept.current = text
      void keepDraft(key, changes)
    }
    pending.current = keep
    const timer = setTimeout(keep, DRAFT_DELAY_MS)
    return () => clearTimeout(timer)
  }, [key, changes])
  useEffect(() => {
    const keepNow = (): void => pending.current?.()
    window.addEventListener('beforeunload', keepNow)
    return () => {
      window.removeEventListener('beforeunload', keepNow)
      keepNow()
    }
  }, [])
  return useCallback(() => {
    pending.current = undefined
    if (kept.current === NOTHING) return
    kept.current = NOTHING
    void keepDraft(key, {})
  }, [key])
}
