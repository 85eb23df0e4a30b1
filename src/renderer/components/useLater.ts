import { useEffect, useState } from 'react'

/** True once something has been so for this long; false again at once. */
export function useLater(isSo: boolean, ms: number): boolean {
  const [isLate, setLate] = useState(false)
  useEffect(() => {
    if (!isSo) {
      setLate(false)
      return undefined
    }
    const timer = setTimeout(() => setLate(true), ms)
    return () => clearTimeout(timer)
  }, [isSo, ms])
  return isSo && isLate
}
