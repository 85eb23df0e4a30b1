import { useEffect, useState } from 'react'
import type { PasswordStrength } from './passwordStrength.ts'

/** How hard to guess what is typed is; undefined while nothing is typed or the meter is still loading. */
export function usePasswordStrength(
  password: string,
  ownWords: readonly string[],
): PasswordStrength | undefined {
  const [strength, setStrength] = useState<PasswordStrength>()
  const words = ownWords.join(' ')
  useEffect(() => {
    if (password === '') return setStrength(undefined)
    let isLatest = true
    void import('./passwordStrength.ts').then(
      (meter) => {
        if (isLatest) setStrength(meter.passwordStrength(password, words.split(/[^\p{L}\p{N}]+/u)))
      },
      // Without its part of the program there is no meter; the judge refuses what must be refused all the same.
      () => undefined,
    )
    return () => {
      isLatest = false
    }
  }, [password, words])
  return strength
}
