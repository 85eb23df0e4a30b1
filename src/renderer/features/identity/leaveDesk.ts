import type { OutputOf } from '#shared/contract/index.ts'
import type { AppFailure } from '#shared/errors/index.ts'
import { request } from '#renderer/transport/client.ts'

type Options = {
  readonly onSession: (session: OutputOf<'session.get'>) => void
  readonly onProblem: (problem: AppFailure) => void
}

/** Ends what was begun at this desk and goes back to the sign-in. */
export async function leaveDesk({ onSession, onProblem }: Options): Promise<void> {
  const answer = await request('identity.signOut', {})
  if (answer.ok) onSession(answer.data)
  else onProblem(answer.error)
}
