import { create } from 'zustand'
import { forgetOnLeave } from '#renderer/components/forgetOnLeave.ts'
import { askToDiscard } from '#renderer/components/unsavedChanges.ts'

/** The key of the form's draft and of its unsaved changes. */
export const NEW_CLIENT_KEY = 'newClient'

/** Whether the form of a new client is open; kept while the desk is locked. */
export const useNewClient = create<{ readonly isOpen: boolean }>()(() => ({ isOpen: false }))
forgetOnLeave(useNewClient)

/** Opens the form of a new client. */
export const openNewClient = (): void => useNewClient.setState({ isOpen: true })

/** Closes the form without a question: what it held is stored or discarded. */
export const shutNewClient = (): void => useNewClient.setState({ isOpen: false })

/** Closes the form; asks first where something typed is not stored. @returns true where it is closed */
export async function closeNewClient(): Promise<boolean> {
  const mayClose = await askToDiscard([NEW_CLIENT_KEY])
  if (mayClose) shutNewClient()
  return mayClose
}
