import { create } from 'zustand'
import { forgetOnLeave } from '#renderer/components/forgetOnLeave.ts'
import { askToDiscard } from '#renderer/components/unsavedChanges.ts'
import type { NewKind } from './newUserFields.ts'

type NewUserState = {
  /** Whom the open modal adds; null while it is closed. Kept while the desk is locked. */
  readonly kind: NewKind | null
}

/** Which of the modals under "New Staff" is open. */
export const useNewUser = create<NewUserState>()(() => ({ kind: null }))
forgetOnLeave(useNewUser)

/** The key of a modal's draft and of its unsaved changes. */
export const newUserKey = (kind: NewKind): string => `newUser:${kind}`

/** Opens the modal that adds a person of this kind. */
export function openNewUser(kind: NewKind): void {
  useNewUser.setState({ kind })
}

/** Closes the modal without a question: what it held is stored or discarded. */
export function shutNewUser(): void {
  useNewUser.setState({ kind: null })
}

/**
 * Closes the modal; asks first where something typed is not stored.
 * @returns true where it is closed
 */
export async function closeNewUser(): Promise<boolean> {
  const { kind } = useNewUser.getState()
  if (kind === null) return true
  const mayClose = await askToDiscard([newUserKey(kind)])
  if (mayClose) shutNewUser()
  return mayClose
}
