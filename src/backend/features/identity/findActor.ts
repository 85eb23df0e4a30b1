import type { UserId } from '#shared/domain/ids.ts'
import { rightsOf } from '#shared/domain/rights.ts'
import { sortRoles } from '#shared/domain/roles.ts'
import { maySignIn } from '#shared/domain/users.ts'
import type { Actor } from '../../call.ts'
import type { ClinicDatabase, Reader } from '../../db/clinicDatabase.ts'
import { untilCommit } from '../../db/untilCommit.ts'
import { findActorRow } from './identityRepository.ts'

/**
 * The person behind a session as they are at this call: somebody made inactive or without a role is nobody here any
 * more, at once (product.md 38).
 */
export async function findActor(db: Reader, userId: UserId): Promise<Actor | undefined> {
  const row = await findActorRow(db, userId)
  if (row === undefined || !maySignIn(row.kind, row.status, row.roles)) return undefined
  const roles = sortRoles(row.roles)
  return {
    userId,
    firstName: row.firstName,
    lastName: row.lastName,
    title: row.title,
    language: row.language,
    roles,
    rights: rightsOf(roles),
  }
}

const keptActor = untilCommit<Actor | undefined>(200)

/** As `findActor`, read once between two commits: every call of every screen asks for it. */
export const findActorNow = (db: ClinicDatabase, userId: UserId): Promise<Actor | undefined> =>
  keptActor(db, userId, () => findActor(db.read, userId))
