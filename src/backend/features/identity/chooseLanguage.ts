import type { Answer } from '#shared/contract/index.ts'
import type { Language } from '#shared/domain/languages.ts'
import { ok } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import { updateRow } from '../../db/writeRow.ts'
import { describeSession } from './describeSession.ts'

/** Keeps the language in which a person reads the screens: theirs alone, and the same on every PC. */
export async function chooseLanguage(
  call: ActorCall,
  { language }: { language: Language },
): Promise<Answer<'identity.chooseLanguage'>> {
  const { userId } = call.actor
  await call.db.write({ actorId: userId }, (tx) => {
    updateRow(tx, 'user', userId, { language }, { verb: 'user.languageChosen' })
    return Promise.resolve(ok(null))
  })
  return ok(await describeSession(call))
}
