import { notifications } from '@mantine/notifications'
import { useEffect, useRef } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { emergencyText } from '#renderer/text/emergency.ts'

/** Says so when the emergency view has come to its end, however it did. Null before the first answer. */
export function useEmergencyEnd(state: OutputOf<'session.get'>['state'] | null): void {
  const before = useRef(state)
  useEffect(() => {
    if (before.current === 'emergency' && state !== 'emergency')
      notifications.show({ message: emergencyText.closed, autoClose: 10_000 })
    before.current = state
  }, [state])
}
