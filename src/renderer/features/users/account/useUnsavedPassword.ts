import { useEffect, useRef } from 'react'
import { registerUnsaved } from '#renderer/components/unsavedChanges.ts'
import { passwordFormKey } from './accountStore.ts'

/** Asks before a typed password is dropped: it may have been read out already. */
export function useUnsavedPassword(userId: string, isTyped: boolean, clear: () => void): void {
  const key = passwordFormKey(userId)
  const latestClear = useRef(clear)
  useEffect(() => {
    latestClear.current = clear
  })
  useEffect(() => registerUnsaved(key, isTyped, { discard: () => latestClear.current() }), [key, isTyped])
  useEffect(() => () => registerUnsaved(key, false), [key])
}
