import { useCallback, useState } from 'react'

/** The sentences under the fields of a form, by field. */
export type Problems<K extends string> = { readonly [name in K]?: string | undefined }

/** Decides when each sentence shows: once the field is left or a save was tried, until it is right. */
export type ShownProblems<K extends string> = {
  readonly of: (name: K) => string | undefined
  readonly leave: (name: K) => void
  /** The field was changed: what an answer said about it no longer holds. */
  readonly touch: (name: K) => void
  /** Shows what an answer, or the check before a save, found. */
  readonly refuse: (problems: Problems<K>) => void
  readonly clear: () => void
}

/** @param found what the form itself can see is wrong at this moment */
export function useProblems<K extends string>(found: Problems<K>): ShownProblems<K> {
  const [left, setLeft] = useState<ReadonlySet<K>>(new Set())
  const [refused, setRefused] = useState<Problems<K>>({})
  return {
    of: (name) => refused[name] ?? (left.has(name) ? found[name] : undefined),
    leave: useCallback((name) => setLeft((before) => new Set(before).add(name)), []),
    touch: useCallback((name) => setRefused((before) => ({ ...before, [name]: undefined })), []),
    refuse: setRefused,
    clear: useCallback(() => {
      setLeft(new Set())
      setRefused({})
    }, []),
  }
}

const FIRST_PROBLEM =
  '[aria-invalid="true"]:not([role="radiogroup"], [role="group"], [data-aside]), [data-problem] input:not(:disabled), [data-problem] button'
const AFTER_RENDER_MS = 30

/** Gives the focus to the first field with a problem, once the problems are on the screen. */
export function focusFirstProblem(form: HTMLElement | null): void {
  setTimeout(() => {
    const field = form?.querySelector(FIRST_PROBLEM)
    if (field instanceof HTMLElement) field.focus()
  }, AFTER_RENDER_MS)
}
