import { create } from 'zustand'

/** A way in besides signing in: the emergency view, or the recovery key where a password is needed. */
export type Door = 'emergency' | 'recoveryKey'

/** Which of them somebody stands at; null where nobody does. */
export const useDoor = create<{ readonly door: Door | null }>()(() => ({ door: null }))

/** Goes to a door. */
export function goToDoor(door: Door): void {
  useDoor.setState({ door })
}

/** Goes back to where the door was offered, or on through it. */
export function leaveDoor(): void {
  useDoor.setState({ door: null })
}
