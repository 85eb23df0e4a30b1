import { useCallback, useState } from 'react'
import type { AppFailure, FieldProblem } from '#shared/errors/index.ts'
import { fieldProblemText } from '#renderer/text/problems.ts'

/** As much of a schema as a field needs: its message is a FieldProblem. */
type Checks = {
  safeParse(value: unknown): {
    readonly success: boolean
    readonly error?: { readonly issues: readonly { readonly message: string }[] } | undefined
  }
}

const isProblem = (text: string): text is FieldProblem => Object.hasOwn(fieldProblemText, text)

/** The first thing wrong with a value by a schema of #shared/domain/text.ts, or undefined. */
export function problemOf(schema: Checks, value: unknown): FieldProblem | undefined {
  const message = schema.safeParse(value).error?.issues[0]?.message
  if (message === undefined) return undefined
  return isProblem(message) ? message : 'invalid'
}

/** What is wrong with a value, as the sentence that stands under its field, or undefined. */
export function problemText(schema: Checks, value: unknown): string | undefined {
  const problem = problemOf(schema, value)
  return problem === undefined ? undefined : fieldProblemText[problem]
}

/** The sentences of a BAD_INPUT by field name; a nested field is named by its path, as in `owner.email`. */
export function fieldErrors(error: AppFailure): Readonly<Record<string, string>> {
  if (error.code !== 'BAD_INPUT') return {}
  return Object.fromEntries(
    Object.entries(error.data.fields).map(([name, problem]) => [name, fieldProblemText[problem]]),
  )
}

type Errors<V> = { readonly [K in keyof V]?: string | undefined }
type Check<V> = (values: V) => Errors<V>

/** One form: its values, and errors that come when a field is left and go when it is right. */
export type Fields<V> = {
  readonly values: V
  readonly isDirty: boolean
  readonly set: <K extends keyof V & string>(name: K, value: V[K]) => void
  readonly error: (name: keyof V & string) => string | undefined
  readonly leave: (name: keyof V & string) => void
  /** Shows an error from outside until the field changes. */
  readonly refuse: (errors: Readonly<Record<string, string | undefined>>) => void
  /** True where nothing is wrong; else shows every error and focuses the first field named so in the form. */
  readonly validate: (form: HTMLFormElement | null) => boolean
  /** Forgets what was typed. */
  readonly discard: () => void
  /** Takes over what was stored, until the form is given new values from outside. */
  readonly accept: (stored: V) => void
}

/** Gives the focus to the first of the named fields, in the order of the form. */
export function focusFirst(form: HTMLFormElement | null, names: readonly string[]): void {
  const fields = [...(form?.elements ?? [])]
  const first = fields.find((field) => names.includes(field.getAttribute('name') ?? ''))
  if (first instanceof HTMLElement) shownOf(first).focus()
}

/** A Select's name is on a hidden field behind the one that people see. */
function shownOf(field: HTMLElement): HTMLElement {
  if (field.getAttribute('type') !== 'hidden') return field
  return field.previousElementSibling?.querySelector<HTMLElement>('input:not([type="hidden"])') ?? field
}

/**
 * Holds what is typed in a form over the values it is given, and decides when each error shows. Where the given values
 * change, fields that nobody touched follow.
 * @param before what was typed before the desk was locked
 */
export function useFields<V extends Record<string, unknown>>(
  given: V,
  check: Check<V>,
  before: Partial<V> = {},
): Fields<V> {
  const [typed, setTyped] = useState<Partial<V>>(before)
  const [stored, setStored] = useState<{ readonly over: string; readonly values: V }>()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [refused, setRefused] = useState<Readonly<Record<string, string | undefined>>>({})

  const givenText = JSON.stringify(given)
  const base = stored?.over === givenText ? stored.values : given
  const values: V = { ...base, ...typed }
  const found = check(values)
  const set = useCallback(<K extends keyof V & string>(name: K, value: V[K]): void => {
    setTyped((before) => ({ ...before, [name]: value }))
    setRefused((before) => ({ ...before, [name]: undefined }))
  }, [])
  const leave = useCallback((name: string): void => setLeft((before) => new Set([...before, name])), [])
  const discard = useCallback((): void => {
    setTyped({})
    setLeft(new Set())
    setRefused({})
  }, [])
  const accept = (next: V): void => {
    setStored({ over: givenText, values: next })
    discard()
  }
  const validate = (form: HTMLFormElement | null): boolean => {
    const names = Object.keys(found).filter((name) => found[name] !== undefined)
    if (names.length === 0) return true
    setLeft((before) => new Set([...before, ...names]))
    focusFirst(form, names)
    return false
  }
  return {
    values,
    isDirty: JSON.stringify(values) !== JSON.stringify(base),
    set,
    leave,
    refuse: setRefused,
    validate,
    discard,
    accept,
    error: (name) => refused[name] ?? (left.has(name) ? found[name] : undefined),
  }
}
