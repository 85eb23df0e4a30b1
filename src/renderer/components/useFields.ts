import { useCallback, useMemo, useState } from 'react'
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
  readonly refuse: (errors: Errors<V>) => void
  /** True where nothing is wrong; else shows every error and focuses the first field named so in the form. */
  readonly validate: (form: HTMLFormElement | null) => boolean
  readonly reset: (values: V) => void
}

/** Gives the focus to the first of the named fields, in the order of the form. */
export function focusFirst(form: HTMLFormElement | null, names: readonly string[]): void {
  const fields = [...(form?.elements ?? [])]
  const first = fields.find((field) => names.includes(field.getAttribute('name') ?? ''))
  if (first instanceof HTMLElement) first.focus()
}

/** Holds a form's values and decides when each error shows. */
export function useFields<V extends Record<string, unknown>>(initial: V, check: Check<V>): Fields<V> {
  const [base, setBase] = useState(initial)
  const [values, setValues] = useState(initial)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [refused, setRefused] = useState<Errors<V>>({})

  const found = check(values)
  const set = useCallback(<K extends keyof V & string>(name: K, value: V[K]): void => {
    setValues((before) => ({ ...before, [name]: value }))
    setRefused((before) => ({ ...before, [name]: undefined }))
  }, [])
  const leave = useCallback((name: string): void => setLeft((before) => new Set([...before, name])), [])
  const reset = useCallback((next: V): void => {
    setBase(next)
    setValues(next)
    setLeft(new Set())
    setRefused({})
  }, [])
  const validate = (form: HTMLFormElement | null): boolean => {
    const names = Object.keys(found).filter((name) => found[name] !== undefined)
    if (names.length === 0) return true
    setLeft((before) => new Set([...before, ...names]))
    focusFirst(form, names)
    return false
  }
  const isDirty = useMemo(() => JSON.stringify(values) !== JSON.stringify(base), [values, base])
  return {
    values,
    isDirty,
    set,
    leave,
    refuse: setRefused,
    validate,
    reset,
    error: (name) => refused[name] ?? (left.has(name) ? found[name] : undefined),
  }
}
