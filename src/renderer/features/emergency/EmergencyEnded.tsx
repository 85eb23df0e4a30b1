import { IconFirstAidKit } from '@tabler/icons-react'
import { useState, type JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { SlimBanner } from '#renderer/components/SlimBanner.tsx'
import { emergencyText } from '#renderer/text/emergency.ts'
import { words } from '#renderer/text/index.ts'

/** `state` is null before the first answer. */
type Props = { readonly state: OutputOf<'session.get'>['state'] | null }

/** Says above the sign-in or lock that the emergency view has come to its end, however it did. */
export function EmergencyEnded({ state }: Props): JSX.Element | null {
  const [before, setBefore] = useState(state)
  const [hasEnded, setEnded] = useState(false)
  if (before !== state) {
    setBefore(state)
    setEnded(before === 'emergency' && (state === 'none' || state === 'locked'))
  }
  if (!hasEnded) return null
  return (
    <SlimBanner
      isLong
      tone="quiet"
      icon={<IconFirstAidKit size={16} />}
      action={
        <button type="button" onClick={() => setEnded(false)}>
          {words.close}
        </button>
      }
    >
      {emergencyText.closed}
    </SlimBanner>
  )
}
