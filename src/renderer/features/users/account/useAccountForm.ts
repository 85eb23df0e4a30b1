import { useEffect, useMemo, useRef, useState } from 'react'
import { request } from '#renderer/transport/client.ts'
import { failureText } from '#renderer/text/problems.ts'
import { accountFieldsOf, accountInput, type Account, type AccountFields } from './accountFields.ts'
import { answeredProblems, foundProblems, type AccountSpot } from './accountProblems.ts'
import { accountFormKey, showAccountTab } from './accountStore.ts'
import type { Draft } from '#renderer/components/drafts.ts'
import { useEditedFields, type EditedFields } from '#renderer/components/useEditedFields.ts'
import { useProblems, type ShownProblems } from '#renderer/components/useProblems.ts'

/** The Account tab as a form. */
export type AccountForm = {
  readonly account: Account
  readonly fields: EditedFields<AccountFields>
  readonly problems: ShownProblems<AccountSpot>
  readonly set: EditedFields<AccountFields>['set']
  readonly discard: () => void
  readonly save: () => Promise<void>
  readonly isSaving: boolean
  /** True after a save, until something is changed again. */
  readonly isSaved: boolean
  /** What stops a save and is about no field; undefined where nothing does. */
  readonly failure: string | undefined
  /** Counts refused saves, so that each one moves the focus. */
  readonly refusals: number
}

const spotOf = (name: keyof AccountFields): AccountSpot => {
  switch (name) {
    case 'status':
    case 'registrationNumber':
    case 'registrationExpiresOn':
    case 'supervisorId':
    case 'placementEndsOn':
    case 'staffId':
    case 'roles':
      return name
    default:
      return 'notifications'
  }
}

type Options = {
  readonly account: Account
  readonly draft: Draft<AccountFields> | undefined
  readonly onSaved: (account: Account) => void
}

/** Edits and saves the Account tab of somebody; "Save" sends only what was changed. */
export function useAccountForm({ account, draft, onSaved }: Options): AccountForm {
  const saved = useMemo(() => accountFieldsOf(account), [account])
  const fields = useEditedFields({ key: accountFormKey(account.userId), saved, draft })
  const found = foundProblems(fields.changes)
  const problems = useProblems(found)
  const [isSaving, setSaving] = useState(false)
  const [isSaved, setIsSaved] = useState(false)
  const [failure, setFailure] = useState<string>()
  const [refusals, setRefusals] = useState(0)
  const isBusy = useRef(false)
  useEffect(() => {
    if (fields.isDirty) setIsSaved(false)
  }, [fields.isDirty])

  const refuse = (shown: Parameters<typeof problems.refuse>[0]): void => {
    problems.refuse(shown)
    showAccountTab('account')
    setRefusals((count) => count + 1)
  }
  const send = async (): Promise<void> => {
    const answer = await request(
      'users.saveAccount',
      accountInput(account.userId, fields.values, fields.changes),
    )
    if (answer.ok) {
      onSaved(answer.data)
      fields.reset()
      problems.clear()
      setIsSaved(true)
      return
    }
    const shown = answeredProblems(answer.error, fields.changes)
    if (Object.keys(shown).length === 0) setFailure(failureText(answer.error))
    else refuse(shown)
  }
  const save = async (): Promise<void> => {
    if (isBusy.current || !fields.isDirty) return
    setFailure(undefined)
    if (Object.keys(found).length > 0) {
      refuse(found)
      return
    }
    isBusy.current = true
    setSaving(true)
    await send()
    isBusy.current = false
    setSaving(false)
  }
  return {
    account,
    fields,
    problems,
    set: (name, value) => {
      fields.set(name, value)
      problems.touch(spotOf(name))
      setFailure(undefined)
    },
    discard: () => {
      fields.reset()
      problems.clear()
      setFailure(undefined)
    },
    save,
    isSaving,
    isSaved: isSaved && !fields.isDirty,
    failure,
    refusals,
  }
}
