import { useRef, useState, type RefObject } from 'react'
import type { FailureOf } from '#shared/contract/index.ts'
import { focusFirst } from '#renderer/components/useFields.ts'
import { fieldProblemText } from '#renderer/text/problems.ts'
import { request } from '#renderer/transport/client.ts'
import { openNewAccount } from '../account/accountStore.ts'
import { useEditedFields, type EditedFields } from '#renderer/components/useEditedFields.ts'
import { keepDraft, type Draft } from '#renderer/components/drafts.ts'
import { useUsers } from '../usersStore.ts'
import {
  blankFields,
  isNewUserField,
  newUserOf,
  problemsOf,
  type NewKind,
  type NewUserField,
  type NewUserFields,
  type NewUserProblems,
} from './newUserFields.ts'
import { newUserKey, shutNewUser } from './newUserStore.ts'

type Refusal = FailureOf<'users.add'>
type Taken = Extract<Refusal, { code: 'EMAIL_TAKEN' }>['data']

export type NewUserForm = {
  readonly kind: NewKind
  readonly form: RefObject<HTMLFormElement | null>
  readonly edited: EditedFields<NewUserFields>
  readonly set: <K extends NewUserField>(name: K, value: NewUserFields[K]) => void
  readonly leave: (name: NewUserField) => void
  readonly error: (name: NewUserField) => string | undefined
  /** What was refused as a whole: the plan, the roles, a lost link. */
  readonly refusal: Refusal | undefined
  /** True where a refusal named fields of this form. */
  readonly hasFieldErrors: boolean
  /** Who bears the typed e-mail already. */
  readonly takenBy: Taken | undefined
  readonly isSaving: boolean
  readonly save: (andContinue: boolean) => Promise<void>
}

/** When each error of a form shows: once its field was left, or the program refused it. */
function useProblems(found: NewUserProblems): {
  readonly error: (name: NewUserField) => string | undefined
  readonly leave: (names: readonly NewUserField[]) => void
  readonly refuse: (problems: NewUserProblems) => void
  readonly hasRefused: boolean
} {
  const [left, setLeft] = useState<ReadonlySet<NewUserField>>(new Set())
  const [refused, setRefused] = useState<NewUserProblems>({})
  return {
    error: (name) => {
      const problem = refused[name] ?? (left.has(name) ? found[name] : undefined)
      return problem === undefined ? undefined : fieldProblemText[problem]
    },
    leave: (names) => setLeft((before) => new Set([...before, ...names])),
    refuse: setRefused,
    hasRefused: Object.keys(refused).length > 0,
  }
}

/** One open modal under "New Staff": its fields, its errors and its two ways to save. */
export function useNewUserForm(kind: NewKind, draft: Draft<NewUserFields> | undefined): NewUserForm {
  const form = useRef<HTMLFormElement>(null)
  const [blank] = useState(() => blankFields(kind))
  const edited = useEditedFields<NewUserFields>({ key: newUserKey(kind), saved: blank, draft })
  const [refusal, setRefusal] = useState<Refusal>()
  const [isSaving, setSaving] = useState(false)
  const found = problemsOf(kind, edited.values)
  const problems = useProblems(found)

  const show = (error: Refusal): void => {
    setRefusal(error)
    if (error.code === 'EMAIL_TAKEN') focusFirst(form.current, ['email'])
    if (error.code !== 'BAD_INPUT') return
    const named = Object.entries(error.data.fields).filter(([name]) => isNewUserField(name))
    problems.refuse(Object.fromEntries(named))
    focusFirst(
      form.current,
      named.map(([name]) => name),
    )
  }

  const save = async (andContinue: boolean): Promise<void> => {
    const wrong = Object.keys(found).filter(isNewUserField)
    problems.leave(wrong)
    if (wrong.length > 0 || isSaving) return focusFirst(form.current, wrong)
    setSaving(true)
    const answer = await request('users.add', newUserOf(kind, edited.values))
    setSaving(false)
    if (!answer.ok) return show(answer.error)
    edited.reset()
    void keepDraft(newUserKey(kind), {})
    shutNewUser()
    useUsers.setState({ selectedId: answer.data.userId })
    if (andContinue) openNewAccount(answer.data.userId)
  }

  const taken = refusal?.code === 'EMAIL_TAKEN' ? refusal.data : undefined
  return {
    kind,
    form,
    edited,
    set: (name, value) => {
      edited.set(name, value)
      problems.refuse({})
      setRefusal(undefined)
    },
    leave: (name) => problems.leave([name]),
    error: problems.error,
    refusal,
    hasFieldErrors: problems.hasRefused,
    takenBy: taken,
    isSaving,
    save,
  }
}
