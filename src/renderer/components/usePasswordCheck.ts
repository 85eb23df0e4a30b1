import { useEffect, useState } from 'react'
import type { UserId } from '#shared/domain/ids.ts'
import {
  PASSWORD_MINIMUM,
  PASSWORD_MINIMUM_WITH_MFA,
  passwordProblem,
  type PasswordProblem,
} from '#shared/domain/passwords.ts'
import { request } from '#renderer/transport/client.ts'

const PAUSE_MS = 150
const MOST_WORDS = 8
const LONGEST_WORD = 200

/** What is known of a new password at this moment. */
export type PasswordCheck = {
  /** The first reason why it would be refused; undefined where none is known. */
  readonly problem: PasswordProblem | undefined
  readonly minimum: number
  /** True where the program itself has judged exactly what is typed, and found nothing. */
  readonly isFine: boolean
}

type Judged = {
  readonly password: string
  readonly problem: PasswordProblem | null
  readonly minimum: number
}

/**
 * Judges a new password while it is typed (product.md 34). What the screen can tell is told at once; the rest is
 * asked of the program after a pause in typing, and the last answer wins.
 * @param userId whose it will be; null for oneself, or before there is a clinic
 */
export function usePasswordCheck(
  password: string,
  userId: UserId | null,
  ownWords: readonly string[],
): PasswordCheck {
  const [judged, setJudged] = useState<Judged>()
  // One text, so that a new array of the same words asks nothing again; no field for a name takes a line break.
  const words = ownWords.join('\n')
  const minimum = judged?.minimum ?? PASSWORD_MINIMUM
  const own = passwordProblem(password, ownWords, minimum === PASSWORD_MINIMUM_WITH_MFA)
  const isTooLong = own === 'tooLong'
  useEffect(() => {
    // What is far too long is never sent anywhere.
    if (isTooLong) return undefined
    let isLatest = true
    const timer = setTimeout(() => {
      const sent = words.split('\n').map((word) => word.slice(0, LONGEST_WORD))
      const asked = { password, userId, ownWords: sent.slice(0, MOST_WORDS) }
      void request('identity.checkPassword', asked).then((answer) => {
        if (isLatest && answer.ok) setJudged({ password, ...answer.data })
      })
    }, PAUSE_MS)
    return () => {
      isLatest = false
      clearTimeout(timer)
    }
  }, [password, userId, words, isTooLong])
  const isJudged = judged?.password === password
  const problem = own ?? (isJudged ? (judged.problem ?? undefined) : undefined)
  return { problem, minimum, isFine: isJudged && problem === undefined }
}
