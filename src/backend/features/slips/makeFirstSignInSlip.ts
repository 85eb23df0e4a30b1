import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { firstSignInSlip } from '#shared/domain/firstSignInSlip.ts'
import type { UserId } from '#shared/domain/ids.ts'
import type { Language } from '#shared/domain/languages.ts'
import { passwordMinimum } from '#shared/domain/passwords.ts'
import { fail, ok } from '#shared/errors/index.ts'
import { foldText } from '#shared/lib/fold.ts'
import { appendAudit } from '../../audit/appendAudit.ts'
import type { ActorCall } from '../../call.ts'
import { findChosenLanguage, getLanguageFor } from '../clinic/index.ts'
import { findCredential } from '../identity/index.ts'
import { findPasswordFacts, verifyPassword } from '../passwords/index.ts'
import { listRoles, reaches } from '../users/index.ts'
import { drawSlip } from './drawSlip.ts'
import { findSlipPerson } from './slipsRepository.ts'

/** "First sign-in Zoe Muller.pdf": letters and digits that every file system takes. */
function fileNameOf(personName: string): string {
  const plain = foldText(personName).replace(/[^\p{L}\p{N}]+/gu, '-')
  return `first-sign-in-${plain.slice(0, 60)}.pdf`.replace(/-+/g, '-')
}

/** When the temporary password ends; undefined where it is not the one of this person, is over or no temporary one. */
async function endOfTemporary(
  call: ActorCall,
  userId: UserId,
  password: string,
): Promise<number | undefined> {
  const credential = await findCredential(call.db.read, userId)
  // Somebody's own password is never tried here, whatever was given.
  if (credential?.isTemporary !== true || credential.temporaryUntil === null) return undefined
  if (credential.temporaryUntil <= call.ports.clock.now()) return undefined
  return (await verifyPassword(credential.passwordHash, password)) ? credential.temporaryUntil : undefined
}

/** The person's own language; where they have chosen none, that of whoever hands the slip over. */
async function languageOfSlip(
  call: ActorCall,
  { userId, language }: ParsedInputOf<'slips.firstSignIn'>,
): Promise<Language> {
  const db = call.db.read
  return (await findChosenLanguage(db, userId)) ?? language ?? (await getLanguageFor(db, call.actor.userId))
}

/**
 * The first sign-in slip as a PDF (product.md 20). The password comes from whoever has just set it, since it is stored
 * nowhere in clear (product.md 33); the log says that a slip was made, for whom and by whom, and never the password.
 */
export async function makeFirstSignInSlip(
  call: ActorCall,
  input: ParsedInputOf<'slips.firstSignIn'>,
): Promise<Answer<'slips.firstSignIn'>> {
  const { userId, password } = input
  const person = await findSlipPerson(call.db.read, userId)
  if (person === undefined) return fail('NOT_FOUND', {})
  if (!reaches(call.scope, call.actor.userId, userId, await listRoles(call.db.read, userId)))
    return fail('OWNER_PROTECTED', {})
  const until = await endOfTemporary(call, userId, password)
  if (until === undefined) return fail('NOT_THE_TEMPORARY_PASSWORD', {})
  const { hasMfa } = await findPasswordFacts(call.db.read, userId)
  const facts = { ...person, password, until, minimum: passwordMinimum(hasMfa) }
  const slip = firstSignInSlip(facts, await languageOfSlip(call, input))
  const drawn = await drawSlip(slip, call.ports.paths.resources, call.ports.clock.now())
  if ('missing' in drawn) return fail('LETTERS_MISSING', { letters: drawn.missing.join(' ').slice(0, 200) })
  await call.db.write({ actorId: call.actor.userId }, (tx) => {
    appendAudit(tx, { verb: 'slips.firstSignIn', outcome: 'done', aboutUserId: userId })
    return Promise.resolve(ok(null))
  })
  return ok({ fileName: fileNameOf(person.personName), base64: drawn.pdf.toString('base64') })
}
