import { create } from 'zustand'
import { forgetOnLeave } from '#renderer/components/forgetOnLeave.ts'

type WhoSaw = {
  readonly isOpen: boolean
  /** Kept while it closes; null until a client is chosen. */
  readonly clientId: string | null
  /** True at the desk of somebody who may read the log. */
  readonly isOffered: boolean
}

/** Whether "Who saw …" stands open, and for which client. */
export const useWhoSaw = create<WhoSaw>()(() => ({ isOpen: false, clientId: null, isOffered: false }))
forgetOnLeave(useWhoSaw)

/** Opens it for a client, or to choose one. */
export function openWhoSaw(clientId: string | null): void {
  useWhoSaw.setState({ isOpen: true, clientId })
}

/** Chooses another client. */
export function chooseSeen(clientId: string | null): void {
  useWhoSaw.setState({ clientId })
}

/** Closes it. */
export function closeWhoSaw(): void {
  useWhoSaw.setState({ isOpen: false })
}
