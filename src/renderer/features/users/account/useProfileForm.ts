import { useMemo, useRef, useState } from 'react'
import { request } from '#renderer/transport/client.ts'
import { failureText, fieldProblemText } from '#renderer/text/problems.ts'
import type { AppFailure } from '#shared/errors/index.ts'
import type { Account } from './accountFields.ts'
import { dropLayer, profileFormKey } from './accountStore.ts'
import type { Draft } from '#renderer/components/drafts.ts'
import {
  problemsOfAnswer,
  profileFieldsOf,
  profileInput,
  profileProblems,
  type ProfileFields,
  type ProfileProblems,
} from './profileFields.ts'
import { useEditedFields, type EditedFields } from '#renderer/components/useEditedFields.ts'
import {
  focusFirstProblem,
  useProblems,
  type Problems,
  type ShownProblems,
} from '#renderer/components/useProblems.ts'

/** Update Profile as a form. */
export type ProfileForm = {
  readonly account: Account
  readonly fields: EditedFields<ProfileFields>
  readonly problems: ShownProblems<keyof ProfileFields>
  readonly set: EditedFields<ProfileFields>['set']
  readonly discard: () => void
  /** @param body where the first field with a problem gets the focus */
  readonly save: (body: HTMLElement | null) => Promise<void>
  readonly isSaving: boolean
  readonly failure: string | undefined
  /** Who has the e-mail already, where that was refused. */
  readonly emailHolder: AppFailure<'EMAIL_TAKEN'>['data'] | undefined
}

const inWords = (problems: ProfileProblems): Problems<keyof ProfileFields> =>
  Object.fromEntries(Object.entries(problems).map(([name, problem]) => [name, fieldProblemText[problem]]))

type Options = {
  readonly account: Account
  readonly draft: Draft<ProfileFields> | undefined
  readonly onSaved: (account: Account) => void
}

/** Edits and saves the profile of somebody; closes Update Profile once it is stored. */
export function useProfileForm({ account, draft, onSaved }: Options): ProfileForm {
  const saved = useMemo(() => profileFieldsOf(account), [account])
  const fields = useEditedFields({ key: profileFormKey(account.userId), saved, draft })
  const found = profileProblems(fields.values, account.kind === 'staff')
  const problems = useProblems(inWords(found))
  const [isSaving, setSaving] = useState(false)
  const [failure, setFailure] = useState<string>()
  const [emailHolder, setEmailHolder] = useState<ProfileForm['emailHolder']>()
  const isBusy = useRef(false)

  const refuse = (shown: Problems<keyof ProfileFields>, body: HTMLElement | null): void => {
    problems.refuse(shown)
    focusFirstProblem(body)
  }
  const send = async (body: HTMLElement | null): Promise<void> => {
    const answer = await request('users.saveProfile', profileInput(account.userId, fields.values))
    if (answer.ok) {
      onSaved(answer.data)
      fields.reset()
      dropLayer()
      return
    }
    const { error } = answer
    const shown = error.code === 'BAD_INPUT' ? inWords(problemsOfAnswer(error.data.fields)) : {}
    if (error.code === 'EMAIL_TAKEN') {
      setEmailHolder(error.data)
      refuse({ primaryEmail: failureText(error) }, body)
    } else if (Object.keys(shown).length > 0) refuse(shown, body)
    else setFailure(failureText(error))
  }
  const save = async (body: HTMLElement | null): Promise<void> => {
    if (isBusy.current || !fields.isDirty) return
    setFailure(undefined)
    if (Object.keys(found).length > 0) {
      refuse(inWords(found), body)
      return
    }
    isBusy.current = true
    setSaving(true)
    await send(body)
    isBusy.current = false
    setSaving(false)
  }
  const forget = (): void => {
    setFailure(undefined)
    setEmailHolder(undefined)
  }
  return {
    account,
    fields,
    problems,
    set: (name, value) => {
      fields.set(name, value)
      problems.touch(name)
      forget()
    },
    discard: () => {
      fields.reset()
      problems.clear()
      forget()
    },
    save,
    isSaving,
    failure,
    emailHolder,
  }
}
