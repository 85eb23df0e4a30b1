import { useRef, useState } from 'react'
import type { AppFailure } from '#shared/errors/index.ts'
import type { Draft } from '#renderer/components/drafts.ts'
import { useEditedFields, type EditedFields } from '#renderer/components/useEditedFields.ts'
import {
  focusFirstProblem,
  useProblems,
  type Problems,
  type ShownProblems,
} from '#renderer/components/useProblems.ts'
import { fieldProblemText } from '#renderer/text/problems.ts'
import {
  isClientField,
  problemsOf,
  type ClientField,
  type ClientFields,
  type ClientProblems,
} from './clientFields.ts'

/** The form of a client, new or known. */
export type ClientForm = {
  readonly edited: EditedFields<ClientFields>
  readonly problems: ShownProblems<ClientField>
  readonly set: EditedFields<ClientFields>['set']
  /** What was refused as a whole; what is wrong with one field stands under it. */
  readonly refusal: AppFailure | undefined
  readonly isSaving: boolean
  /** @param body where the first field with a problem gets the focus */
  readonly save: (body: HTMLElement | null) => Promise<void>
  readonly discard: () => void
}

const inWords = (problems: ClientProblems): Problems<ClientField> =>
  Object.fromEntries(Object.entries(problems).map(([name, problem]) => [name, fieldProblemText[problem]]))

function problemsOfAnswer(error: AppFailure): Problems<ClientField> {
  if (error.code !== 'BAD_INPUT') return {}
  const known = Object.entries(error.data.fields).filter(([name]) => isClientField(name))
  return inWords(Object.fromEntries(known))
}

type Options = {
  /** Of the draft and of the unsaved changes. */
  readonly key: string
  readonly saved: ClientFields
  readonly draft: Draft<ClientFields> | undefined
  /** Stores the fields; gives back what was refused. */
  readonly send: (fields: ClientFields) => Promise<AppFailure | undefined>
  /** True where a form is saved as it was opened: a new client needs no change of anything. */
  readonly canBeClean?: boolean
}

/** Edits and saves the fields of a client; what is typed survives the lock as a draft. */
export function useClientForm({ key, saved, draft, send, canBeClean = false }: Options): ClientForm {
  const edited = useEditedFields<ClientFields>({ key, saved, draft })
  const found = problemsOf(edited.values)
  const problems = useProblems(inWords(found))
  const [refusal, setRefusal] = useState<AppFailure>()
  const [isSaving, setSaving] = useState(false)
  const isBusy = useRef(false)

  const refuse = (shown: Problems<ClientField>, body: HTMLElement | null): void => {
    problems.refuse(shown)
    focusFirstProblem(body)
  }
  const save = async (body: HTMLElement | null): Promise<void> => {
    if (isBusy.current || (!edited.isDirty && !canBeClean)) return
    setRefusal(undefined)
    if (Object.keys(found).length > 0) return refuse(inWords(found), body)
    isBusy.current = true
    setSaving(true)
    const error = await send(edited.values)
    isBusy.current = false
    setSaving(false)
    if (error === undefined) return undefined
    const shown = problemsOfAnswer(error)
    if (Object.keys(shown).length > 0) return refuse(shown, body)
    return setRefusal(error)
  }
  return {
    edited,
    problems,
    set: (name, value) => {
      edited.set(name, value)
      problems.touch(name)
      setRefusal(undefined)
    },
    refusal,
    isSaving,
    save,
    discard: () => {
      edited.reset()
      problems.clear()
      setRefusal(undefined)
    },
  }
}
