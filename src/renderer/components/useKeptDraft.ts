import { useCallback, useEffect, useRef } from 'react'
import { keepDraft } from './drafts.ts'

const DRAFT_DELAY_MS = 300
const NOTHING = JSON.stringify({})

/**
 * Keeps the draft 300 ms after the last change, and at once where the form or the whole page goes away before.
 * @returns what drops the draft at once
 */
export function useKeptDraft<T extends object>(key: string, changes: Partial<T>): () => void {
  const kept = useRef(JSON.stringify(changes))
  const pending = useRef<(() => void) | undefined>(undefined)
  useEffect(() => {
    const text = JSON.stringify(changes)
    if (text === kept.current) {
      pending.current = undefined
      return undefined
    }
    const keep = (): void => {
      pending.current = undefined
      kept.current = text
      void keepDraft(key, changes)
    }
    pending.current = keep
    const timer = setTimeout(keep, DRAFT_DELAY_MS)
    return () => clearTimeout(timer)
  }, [key, changes])
  useEffect(() => {
    const keepNow = (): void => pending.current?.()
    window.addEventListener('beforeunload', keepNow)
    return () => {
      window.removeEventListener('beforeunload', keepNow)
      keepNow()
    }
  }, [])
  return useCallback(() => {
    pending.current = undefined
    if (kept.current === NOTHING) return
    kept.current = NOTHING
    void keepDraft(key, {})
  }, [key])
}
