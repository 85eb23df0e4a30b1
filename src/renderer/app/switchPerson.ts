import { request, settleRequests } from '#renderer/transport/client.ts'
import { takeSession } from './deskStore.ts'
import { lockDesk } from './useLock.ts'

/** Drafts are small; whoever waits at the desk is not kept waiting longer. */
const DRAFTS_LIMIT_MS = 2000

const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

/**
 * Hands the desk to somebody else in one step (product.md 37): the lock keeps what was typed as drafts, then the
 * session ends and the sign-in shows.
 */
export async function switchPerson(): Promise<void> {
  await lockDesk()
  // The lock takes the forms out of the page, which sends their drafts: those come before the sign-out.
  await nextTask()
  await settleRequests(DRAFTS_LIMIT_MS)
  const answer = await request('identity.signOut', {})
  if (answer.ok) takeSession(answer.data)
}
