import { useEffect, useRef, useState, type FormEvent, type RefObject } from 'react'
import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { AppFailure } from '#shared/errors/index.ts'
import { registerUnsaved } from '#renderer/components/unsavedChanges.ts'
import { fieldErrors, useFields, type Fields } from '#renderer/components/useFields.ts'
import { request } from '#renderer/transport/client.ts'

type Clinic = OutputOf<'clinic.get'>
type Part = Partial<InputOf<'clinic.save'>>

export type ClinicForm<V> = {
  readonly fields: Fields<V>
  readonly form: RefObject<HTMLFormElement | null>
  readonly submit: (event: FormEvent) => void
  readonly isBusy: boolean
  readonly isSaved: boolean
  readonly problem: AppFailure | undefined
}

/**
 * One form over a part of the clinic's settings: saves that part onto what the clinic is now, and reports unsaved
 * changes under `settings:<name>`.
 */
export function useClinicForm<V extends Record<string, unknown> & Part>(
  name: string,
  clinic: Clinic,
  part: (clinic: Clinic) => V,
  check: (values: V) => { readonly [K in keyof V]?: string | undefined },
): ClinicForm<V> {
  const form = useRef<HTMLFormElement>(null)
  const fields = useFields<V>(part(clinic), check)
  const [isBusy, setBusy] = useState(false)
  const [isSaved, setSaved] = useState(false)
  const [problem, setProblem] = useState<AppFailure>()
  const { isDirty, discard } = fields
  useEffect(() => {
    registerUnsaved(`settings:${name}`, isDirty, discard)
    return () => registerUnsaved(`settings:${name}`, false)
  }, [name, isDirty, discard])

  const save = async (): Promise<void> => {
    if (!fields.validate(form.current)) return
    setBusy(true)
    setProblem(undefined)
    const answer = await request('clinic.save', { ...clinic, ...fields.values })
    setBusy(false)
    if (answer.ok) {
      fields.accept(part(answer.data))
      setSaved(true)
      return
    }
    setProblem(answer.error)
    fields.refuse(fieldErrors(answer.error))
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void save()
  }
  return { fields, form, submit, isBusy, isSaved, problem }
}
