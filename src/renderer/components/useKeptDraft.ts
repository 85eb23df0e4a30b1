import { useCallback, useEffect, useRef } from 'react'
import { keepDraft } from './drafts.ts'

const DRAFT_DELAY_MS = 300
const NOTHING = JSON.stringify({})

/** Of each form that is open: what keeps at once what it would keep a moment later. */
const forms = new Set<() => Promise<void>>()

/** Keeps all that was typed up to now: before a lock, behind which nothing more is taken. */
export async function keepDraftsNow(): Promise<void> {
  await Promise.all([...forms].map((keep) => keep()))
}

/** What a form says of its draft besides what is typed. */
export type KeptDraft<T> = {
  /** Drops it at once. */
  readonly drop: () => void
  /** To be told of a draft that came back after the form was open: it is kept already, and there to be dropped. */
  readonly noteKept: (changes: Partial<T>) => void
}

/** Keeps the draft 300 ms after the last change, and at once where the form or the whole page goes away before. */
export function useKeptDraft<T extends object>(key: string, changes: Partial<T>): KeptDraft<T> {
  const kept = useRef(JSON.stringify(changes))
  const pending = useRef<(() => Promise<void>) | undefined>(undefined)
  useEffect(() => {
    const text = JSON.stringify(changes)
    if (text === kept.current) {
      pending.current = undefined
      return undefined
    }
    const keep = (): Promise<void> => {
      pending.current = undefined
      kept.current = text
      return keepDraft(key, changes)
    }
    pending.current = keep
    const timer = setTimeout(() => void pending.current?.(), DRAFT_DELAY_MS)
    return () => clearTimeout(timer)
  }, [key, changes])
  useEffect(() => {
    const keep = async (): Promise<void> => pending.current?.()
    const keepNow = (): void => void keep()
    forms.add(keep)
    window.addEventListener('beforeunload', keepNow)
    return () => {
      forms.delete(keep)
      window.removeEventListener('beforeunload', keepNow)
      keepNow()
    }
  }, [])
  const drop = useCallback(() => {
    pending.current = undefined
    if (kept.current === NOTHING) return
    kept.current = NOTHING
    void keepDraft(key, {})
  }, [key])
  const noteKept = useCallback((stored: Partial<T>) => {
    kept.current = JSON.stringify(stored)
  }, [])
  return { drop, noteKept }
}
