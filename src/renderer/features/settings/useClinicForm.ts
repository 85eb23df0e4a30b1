import { useRef, useState, type FormEvent, type RefObject } from 'react'
import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { AppFailure } from '#shared/errors/index.ts'
import { fieldErrors, type Fields } from '#renderer/components/useFields.ts'
import { request } from '#renderer/transport/client.ts'

type Clinic = OutputOf<'clinic.get'>
type Part = Partial<InputOf<'clinic.save'>>

export type ClinicForm = {
  readonly form: RefObject<HTMLFormElement | null>
  readonly submit: (event: FormEvent) => void
  readonly isBusy: boolean
  readonly isSaved: boolean
  readonly problem: AppFailure | undefined
}

/** The key of the unsaved changes of a part, and of its draft. */
export const settingsKey = (name: string): string => `settings:${name}`

/** One form over a part of the clinic's settings: saves that part onto what the clinic is now. */
export function useClinicForm<V extends Record<string, unknown> & Part>(
  fields: Fields<V>,
  clinic: Clinic,
  part: (clinic: Clinic) => V,
): ClinicForm {
  const form = useRef<HTMLFormElement>(null)
  const [isBusy, setBusy] = useState(false)
  const [isSaved, setSaved] = useState(false)
  const [problem, setProblem] = useState<AppFailure>()
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
  return { form, submit, isBusy, isSaved, problem }
}
