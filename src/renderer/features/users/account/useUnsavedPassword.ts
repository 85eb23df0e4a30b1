import { useEffect } from 'react'
import { registerUnsaved } from '#renderer/components/unsavedChanges.ts'
import { passwordFormKey } from './accountStore.ts'

/** Asks before a typed password is dropped: it may have been read out already. */
export function useUnsavedPassword(userId: string, isTyped: boolean, clear: () => void): void {
  const key = passwordFormKey(userId)
  // `clear` only sets state: the one of the first render does.
  useEffect(() => registerUnsaved(key, isTyped, clear), [key, isTyped])
  useEffect(() => () => registerUnsaved(key, false), [key])
}
