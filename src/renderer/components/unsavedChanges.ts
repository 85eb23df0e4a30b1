import { create } from 'zustand'

type Typed = {
  /** Puts the saved values back and drops the draft; called when the person chose "Discard". */
  readonly discard?: () => void
  /** True where a draft is kept, which survives the lock. */
  readonly isKept?: boolean
}
type UnsavedState = {
  /** Each form with unsaved changes, by its key. */
  readonly forms: ReadonlyMap<string, Typed>
  /** The keys that the open question is about; null while none is open. */
  readonly asking: readonly string[] | null
}

/** Which forms hold typed changes that are not saved, and the one open question about them. */
export const useUnsavedChanges = create<UnsavedState>()(() => ({ forms: new Map(), asking: null }))

let answer: ((isDiscarded: boolean) => void) | undefined

/**
 * Says whether a form holds unsaved changes; a form that goes away says false.
 * @param key one per form, such as `account:<userId>`
 */
export function registerUnsaved(key: string, isDirty: boolean, typed: Typed = {}): void {
  const { forms } = useUnsavedChanges.getState()
  if (!isDirty && !forms.has(key)) return
  const next = new Map(forms)
  if (isDirty) next.set(key, typed)
  else next.delete(key)
  useUnsavedChanges.setState({ forms: next })
}

/** True while any form, or one of these, holds unsaved changes. */
export function hasUnsaved(keys?: readonly string[]): boolean {
  const { forms } = useUnsavedChanges.getState()
  return keys === undefined ? forms.size > 0 : keys.some((key) => forms.has(key))
}

/** What becomes of unsaved changes where the desk is locked now. */
export function fateOfTyping(): 'nothing' | 'kept' | 'partly' | 'lost' {
  const typed = [...useUnsavedChanges.getState().forms.values()]
  if (typed.length === 0) return 'nothing'
  const kept = typed.filter(({ isKept }) => isKept === true).length
  return kept === typed.length ? 'kept' : kept > 0 ? 'partly' : 'lost'
}

/** A later task, so that one press of Esc never reaches the modal below the one that it closed. */
const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

/**
 * Asks "Keep editing / Discard" where these forms (all of them, unless given) hold unsaved changes.
 * @returns true where nothing is unsaved, or it was discarded: the caller may close what it wanted to close
 */
export async function askToDiscard(keys?: readonly string[]): Promise<boolean> {
  await nextTask()
  const { forms, asking } = useUnsavedChanges.getState()
  const unsaved = [...forms.keys()].filter((key) => keys === undefined || keys.includes(key))
  if (unsaved.length === 0) return true
  if (asking !== null) return false
  useUnsavedChanges.setState({ asking: unsaved })
  return new Promise((resolve) => {
    answer = resolve
  })
}

/** Closes the question without an answer: nothing is discarded. For the lock, behind which nobody can answer it. */
export function dropQuestion(): void {
  if (useUnsavedChanges.getState().asking === null) return
  useUnsavedChanges.setState({ asking: null })
  answer?.(false)
  answer = undefined
}

/** What the question's two buttons call. Discarding runs what each form registered for that. */
export async function answerDiscard(isDiscarded: boolean): Promise<void> {
  await nextTask()
  const { asking, forms } = useUnsavedChanges.getState()
  if (asking === null) return
  useUnsavedChanges.setState({ asking: null })
  if (isDiscarded) {
    for (const key of asking) {
      forms.get(key)?.discard?.()
      registerUnsaved(key, false)
    }
  }
  answer?.(isDiscarded)
  answer = undefined
}
