import { create } from 'zustand'
import type { OutputOf } from '#shared/contract/index.ts'
import type { AppFailure } from '#shared/errors/index.ts'
import { onEvent, request } from '#renderer/transport/client.ts'

type StartState = OutputOf<'start.get'>
type SessionState = OutputOf<'session.get'>

type Desk = {
  readonly start: StartState | null
  readonly session: SessionState | null
  /** Why the first look failed; null once there was one. */
  readonly problem: AppFailure | null
}

/** Where the program stands and who is at the desk: what decides which screen shows. */
export const useDesk = create<Desk>()(() => ({ start: null, session: null, problem: null }))

const turn = { latest: 0, asking: 0 }

/** Asks again where the program stands; of answers that overtake each other the latest counts. */
export async function refreshDesk(): Promise<void> {
  turn.latest += 1
  const { latest } = turn
  turn.asking += 1
  const [start, session] = await Promise.all([request('start.get', {}), request('session.get', {})])
  turn.asking -= 1
  if (latest !== turn.latest) return
  if (start.ok && session.ok) {
    useDesk.setState({ start: start.data, session: session.data, problem: null })
  } else if (useDesk.getState().start === null) {
    useDesk.setState({ problem: start.ok ? (session.ok ? null : session.error) : start.error })
  }
}

/** Takes over a session that a sign-in, lock or unlock answered with, so that the screen changes at once. */
export function takeSession(session: SessionState): void {
  turn.latest += 1
  useDesk.setState({ session })
  // What was on its way is not taken any more, and it may have told of a stage that has changed meanwhile.
  if (turn.asking > 0) void refreshDesk()
}

/** Takes over a start state that an act of the first run or of recovery answered with, and asks who is signed in. */
export function takeStart(start: StartState): void {
  useDesk.setState({ start })
  void refreshDesk()
}

/**
 * Follows sign-ins, locks and changes of stage.
 * @returns the function that stops it
 */
export function watchDesk(): () => void {
  void refreshDesk()
  return onEvent((event) => {
    const concernsDesk =
      event.name === 'session.changed' || event.name === 'start.changed' || event.name === 'clinic.changed'
    if (concernsDesk) void refreshDesk()
  })
}
