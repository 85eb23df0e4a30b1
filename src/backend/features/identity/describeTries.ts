import type { UserId } from '#shared/domain/ids.ts'
import type { Reader } from '../../db/clinicDatabase.ts'
import type { GuessGuard } from './guessGuard.ts'
import { mostTries } from './guessing.ts'
import { keyOfUser } from './guessingRepository.ts'
import { countDevices, findTries } from './identityRepository.ts'

/** Wrong tries of somebody on this PC, and how long the next one must wait; null where no waiting helps. */
export async function describeTries(
  db: Reader,
  guesses: GuessGuard,
  userId: UserId,
): Promise<{ failures: number; waitSeconds: number | null }> {
  const { failures, pauseLeftMs } = await findTries(db, userId)
  if (failures >= mostTries(await countDevices(db))) return { failures, waitSeconds: null }
  return { failures, waitSeconds: Math.ceil(guesses.pauseLeft(keyOfUser(userId), pauseLeftMs) / 1000) }
}
