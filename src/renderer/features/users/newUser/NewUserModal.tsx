import { Modal } from '@mantine/core'
import { useEffect, useState, type JSX } from 'react'
import { newUserText as words } from '#renderer/text/newUser.ts'
import { readDraft, type Draft } from '#renderer/components/drafts.ts'
import { newUserChecks, type NewKind, type NewUserFields } from './newUserFields.ts'
import { NewUserForm } from './NewUserForm.tsx'
import { closeNewUser, newUserKey, useNewUser } from './newUserStore.ts'

type Kept = { readonly kind: NewKind; readonly draft: Draft<NewUserFields> | undefined }

/** What was typed into this modal before the desk was locked; undefined until that is known. */
function useKept(kind: NewKind | null): Kept | undefined {
  const [kept, setKept] = useState<Kept>()
  useEffect(() => {
    setKept(undefined)
    if (kind === null) return undefined
    let isCurrent = true
    void readDraft(newUserKey(kind), newUserChecks).then((draft) => {
      if (isCurrent) setKept({ kind, draft })
    })
    return () => {
      isCurrent = false
    }
  }, [kind])
  return kept
}

/** The modal under "New Staff": "Practitioner", "Student Practitioner", "Parent/Guardian" or "Contact". */
export function NewUserModal(): JSX.Element {
  const kind = useNewUser((s) => s.kind)
  const kept = useKept(kind)
  const isReady = kind !== null && kept?.kind === kind
  return (
    <Modal
      opened={isReady}
      onClose={() => void closeNewUser()}
      title={kind === null ? '' : words.titles[kind]}
      size={560}
    >
      {isReady && <NewUserForm kind={kind} draft={kept.draft} />}
    </Modal>
  )
}
