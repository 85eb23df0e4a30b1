import { useEffect, useRef, useState } from 'react'
import { type Draft, type FieldChecks, readDraft } from './drafts.ts'

/** What was read under a key; no draft where none is kept that can be used. */
export type ReadDraft<T> = { readonly draft: Draft<T> | undefined }

/**
 * What somebody had typed into a form before the desk was locked.
 * @param key null while the form is closed; what was read stays until it opens again, since it may be fading out
 * @returns undefined until it is read
 */
export function useReadDraft<T extends object>(
  key: string | null,
  checks: FieldChecks<T>,
): ReadDraft<T> | undefined {
  const [read, setRead] = useState<ReadDraft<T>>()
  const [askedKey, setAskedKey] = useState(key)
  // While rendering, so that no form begins with what was read for the one before.
  if (key !== askedKey) {
    setAskedKey(key)
    if (key !== null) setRead(undefined)
  }
  const latest = useRef(checks)
  latest.current = checks
  useEffect(() => {
    if (key === null) return undefined
    let isCurrent = true
    void readDraft(key, latest.current).then((draft) => {
      if (isCurrent) setRead({ draft })
    })
    return () => {
      isCurrent = false
    }
  }, [key])
  return read
}
