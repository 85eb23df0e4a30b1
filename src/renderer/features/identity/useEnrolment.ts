import { useCallback, useEffect, useState } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import type { AppFailure } from '#shared/errors/index.ts'
import { request } from '#renderer/transport/client.ts'

/** How far somebody is with their second factor. */
export type EnrolmentStep =
  | { readonly step: 'loading' }
  | { readonly step: 'failed'; readonly error: AppFailure }
  /** The QR code is shown and waits for a code of the app. */
  | { readonly step: 'secret'; readonly secret: OutputOf<'mfa.begin'> }
  /** The factor is on and its codes were never kept: only new ones can be shown. */
  | { readonly step: 'isOn' }
  | { readonly step: 'codes'; readonly recoveryCodes: readonly string[] }

export type Enrolment = {
  readonly current: EnrolmentStep
  readonly begin: () => Promise<void>
  /** @returns what was wrong with the code, or undefined where the factor is on */
  readonly confirm: (code: string) => Promise<AppFailure | undefined>
  readonly makeCodes: () => Promise<void>
}

/** Sets up the second factor of the person at the desk; what is shown here is in no store and goes with the screen. */
export function useEnrolment(): Enrolment {
  const [current, setCurrent] = useState<EnrolmentStep>({ step: 'loading' })
  const begin = useCallback(async (): Promise<void> => {
    const answer = await request('mfa.begin', {})
    if (answer.ok) return setCurrent({ step: 'secret', secret: answer.data })
    if (answer.error.code === 'MFA_IS_ON') return setCurrent({ step: 'isOn' })
    return setCurrent({ step: 'failed', error: answer.error })
  }, [])
  useEffect(() => void begin(), [begin])
  const confirm = useCallback(async (code: string): Promise<AppFailure | undefined> => {
    const answer = await request('mfa.confirm', { code })
    if (answer.ok) {
      setCurrent({ step: 'codes', recoveryCodes: answer.data.recoveryCodes })
      return undefined
    }
    if (answer.error.code === 'MFA_IS_ON') setCurrent({ step: 'isOn' })
    return answer.error
  }, [])
  const makeCodes = useCallback(async (): Promise<void> => {
    const answer = await request('mfa.renewRecoveryCodes', {})
    if (answer.ok) setCurrent({ step: 'codes', recoveryCodes: answer.data.recoveryCodes })
    else setCurrent({ step: 'failed', error: answer.error })
  }, [])
  return { current, begin, confirm, makeCodes }
}
