import { useEffect } from 'react'
import { keepDraftsNow } from '#renderer/components/useKeptDraft.ts'
import { watchActivity } from '#renderer/features/identity/index.ts'
import { request } from '#renderer/transport/client.ts'
import { takeSession, useDesk } from './deskStore.ts'

/** Locks the desk at once; what was typed is kept as drafts. */
export async function lockDesk(): Promise<void> {
  await keepDraftsNow()
  const answer = await request('identity.lock', {})
  if (answer.ok) takeSession(answer.data)
}

/** While somebody is at the desk: Ctrl+L locks it, and movement keeps the idle lock away. */
export function useLock(): void {
  const isActive = useDesk((desk) => desk.session?.state === 'active')
  useEffect(() => {
    if (!isActive) return undefined
    const lockByKey = (event: KeyboardEvent): void => {
      const isCtrlL = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'l'
      if (!isCtrlL) return
      event.preventDefault()
      void lockDesk()
    }
    window.addEventListener('keydown', lockByKey)
    const stop = watchActivity(() => void request('identity.reportActivity', {}))
    return () => {
      window.removeEventListener('keydown', lockByKey)
      stop()
    }
  }, [isActive])
}
