import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import type { UserId } from '#shared/domain/ids.ts'
import { passwordMinimum } from '#shared/domain/passwords.ts'
import { rightsOf } from '#shared/domain/rights.ts'
import { ok } from '#shared/errors/index.ts'
import type { BareCall } from '../../call.ts'
import type { ClinicDatabase } from '../../db/clinicDatabase.ts'
import { judgePassword } from './judgePassword.ts'
import { findPasswordFacts, listClinicWords, listRolesOf, type PasswordFacts } from './passwordsRepository.ts'

/** Where somebody is signed in as far as their own facts go; behind the lock and before the code nobody is. */
const KNOWN_STATES: readonly string[] = ['active', 'mustChangePassword', 'mustEnrolMfa']

/** Whose facts may be judged by: one's own, and those of others for whoever may set a password for them. */
async function whoseFacts(
  call: BareCall,
  db: ClinicDatabase,
  asked: UserId | null,
): Promise<UserId | undefined> {
  const session = call.sessions.find(call.seat)
  if (session === undefined || !KNOWN_STATES.includes(session.state)) return undefined
  if (asked === null || asked === session.userId) return session.userId
  if (session.state !== 'active') return undefined
  const rights = rightsOf(await listRolesOf(db.read, session.userId))
  return rights['users.setTemporaryPassword'] === undefined ? undefined : asked
}

async function findFacts(call: BareCall, asked: UserId | null): Promise<PasswordFacts> {
  const now = call.stage.now()
  if (now.stage !== 'open') return { ownWords: [], hasMfa: false }
  const userId = await whoseFacts(call, now.db, asked)
  return userId === undefined
    ? { ownWords: await listClinicWords(now.db.read), hasMfa: false }
    : findPasswordFacts(now.db.read, userId)
}

/** Judges a password while it is typed, by the same judge as setting it (product.md 34). Keeps and writes nothing. */
export async function checkPassword(
  call: BareCall,
  input: ParsedInputOf<'identity.checkPassword'>,
): Promise<Answer<'identity.checkPassword'>> {
  const { ownWords, hasMfa } = await findFacts(call, input.userId)
  const about = { ownWords: [...ownWords, ...input.ownWords], hasMfa }
  const problem = judgePassword(call.ports.paths.resources, input.password, about)
  return ok({ problem: problem ?? null, minimum: passwordMinimum(hasMfa) })
}
