import { useCallback, useEffect, useState } from 'react'
import { isAbout, useLoaded, type Loaded } from '#renderer/components/useLoaded.ts'
import { accountChecks, type Account, type AccountFields } from './accountFields.ts'
import { accountFormKey, profileFormKey } from './accountStore.ts'
import { readDraft, type Draft } from '#renderer/components/drafts.ts'
import { profileChecks } from './profileFields.ts'

export type AccountDrafts = {
  readonly account: Draft<AccountFields> | undefined
  /** True where Update Profile holds typing that was never saved. */
  readonly hasProfile: boolean
}

export type OpenedAccount = {
  readonly loaded: Loaded<'users.get'>
  /** Undefined until the drafts of this person are read. */
  readonly drafts: AccountDrafts | undefined
  readonly reload: () => void
  /** Shows what a save gave back, without asking again. */
  readonly show: (account: Account) => void
}

/** Somebody's account with the drafts that belong to it; follows what is saved elsewhere. */
export function useAccount(userId: string): OpenedAccount {
  const isAboutPerson = isAbout(userId)
  // Clinic, timezone and what the clinic offers stand in the account too.
  const { loaded, reload } = useLoaded(
    'users.get',
    { userId },
    { when: (event) => event.name === 'clinic.changed' || isAboutPerson(event) },
  )
  const [saved, setSaved] = useState<Account>()
  const [drafts, setDrafts] = useState<AccountDrafts>()
  useEffect(() => {
    let isCurrent = true
    const read = async (): Promise<void> => {
      const [account, profile] = await Promise.all([
        readDraft(accountFormKey(userId), accountChecks),
        readDraft(profileFormKey(userId), profileChecks),
      ])
      if (isCurrent) setDrafts({ account, hasProfile: profile !== undefined })
    }
    void read()
    return () => {
      isCurrent = false
    }
  }, [userId])
  // A save's answer may arrive before or after the refetch that its event started: the newer one stands.
  const isSavedNewer =
    saved !== undefined && (loaded.state !== 'ready' || saved.version > loaded.data.version)
  return {
    loaded: isSavedNewer ? { state: 'ready', data: saved } : loaded,
    drafts,
    reload,
    show: useCallback((account) => setSaved(account), []),
  }
}
