import type { OutputOf } from '#shared/contract/index.ts'
import { forgetPerson } from '#renderer/components/forgetOnLeave.ts'
import { clearCopiedSecret } from '#renderer/components/secretClipboard.ts'
import { dropQuestion } from '#renderer/components/unsavedChanges.ts'

type SeatState = OutputOf<'session.get'>['state']

/** While these last, the person is at the desk and what they copied is theirs to paste. */
const AT_THE_DESK: ReadonlySet<SeatState> = new Set(['active', 'mustEnrolMfa', 'mustChangePassword'])

/**
 * Takes away what must not outlive the person's presence: a copied secret, an open question, and, once they are
 * signed out, what they looked for and opened (A9). Null before the first answer.
 */
export function forgetWhenLeft(state: SeatState | null): void {
  if (state === null || AT_THE_DESK.has(state)) return
  void clearCopiedSecret()
  dropQuestion()
  if (state === 'none') forgetPerson()
}
