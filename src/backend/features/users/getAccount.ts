import type { Account } from '#shared/contract/users.ts'
import type { UserId } from '#shared/domain/ids.ts'
import { NOTIFICATION_TOPICS } from '#shared/domain/notifications.ts'
import { isStudent } from '#shared/domain/placements.ts'
import { sortRoles, type Role } from '#shared/domain/roles.ts'
import { FREE_TRIES, listedKind, registrationLabel, signInState } from '#shared/domain/users.ts'
import type { Actor, ActorCall } from '../../call.ts'
import type { Reader } from '../../db/clinicDatabase.ts'
import type { ContactPointTable } from '../../db/tables.ts'
import { describeTries, findCredential, type GuessGuard } from '../identity/index.ts'
import { findFactor, isMfaRequiredOf } from '../mfa/index.ts'
import { findLeftAt } from './leavingRepository.ts'
import { reaches } from './userAccess.ts'
import {
  findDisciplineName,
  findUser,
  getClinicRules,
  getVersion,
  listContactPoints,
  listNotificationChoices,
  listRoles,
  type User,
} from './usersRepository.ts'

type AccountView = { readonly db: Reader; readonly guesses: GuessGuard; readonly nowMs: number }

const valueOf = (
  points: readonly ContactPointTable[],
  kind: 'email' | 'phone',
  rank: 'primary' | 'secondary',
): ContactPointTable | undefined => points.find((point) => point.kind === kind && point.rank === rank)

function profileOf(user: User, points: readonly ContactPointTable[]): Account['profile'] {
  const secondary = valueOf(points, 'phone', 'secondary')
  const isSecondaryDefault = secondary?.is_default === 1 && secondary.value !== ''
  return {
    firstName: user.first_name,
    lastName: user.last_name,
    title: user.title,
    disciplineId: user.discipline_id,
    compensationTierId: user.compensation_tier_id,
    bio: user.bio,
    primaryEmail: valueOf(points, 'email', 'primary')?.value ?? '',
    secondaryEmail: valueOf(points, 'email', 'secondary')?.value ?? '',
    phones: {
      primary: { number: valueOf(points, 'phone', 'primary')?.value ?? '', isDefault: !isSecondaryDefault },
      secondary: { number: secondary?.value ?? '', isDefault: isSecondaryDefault },
    },
    hasPhoto: user.photo !== '',
  }
}

async function signInOf(
  view: AccountView,
  userId: UserId,
  isMfaPending: boolean,
): Promise<Account['signIn']> {
  const { db, nowMs } = view
  const credential = await findCredential(db, userId)
  const tries = await describeTries(db, view.guesses, userId)
  const state = signInState(
    credential === undefined
      ? undefined
      : {
          hasPassword: credential.passwordHash !== '',
          isTemporary: credential.isTemporary,
          temporaryUntil: credential.temporaryUntil,
          firstSignedInAt: credential.firstSignedInAt,
          temporaryUsed: credential.isTemporaryUsed,
          isLocked: tries.failures >= FREE_TRIES,
          isMfaPending,
        },
    nowMs,
  )
  const isTemporary = credential?.isTemporary === true && state !== 'locked'
  return { state, until: isTemporary ? credential.temporaryUntil : null, ...tries }
}

async function placementOf(db: Reader, user: User, roles: readonly Role[]): Promise<Account['placement']> {
  if (!isStudent(roles)) return null
  const supervisor = user.supervisor_id === null ? undefined : await findUser(db, user.supervisor_id)
  const supervisorName =
    supervisor === undefined ? '' : `${supervisor.first_name} ${supervisor.last_name}`.trim()
  return { supervisorId: user.supervisor_id, supervisorName, endsOn: user.placement_ends_on }
}

async function mfaOf(db: Reader, user: User, roles: readonly Role[]): Promise<Account['mfa']> {
  const factor = await findFactor(db, user.id)
  return {
    isRequired: user.kind === 'staff' && (await isMfaRequiredOf(db, user.id, roles)),
    isRequiredOfPerson: user.is_mfa_required === 1,
    isOn: factor !== undefined,
    since: factor?.since ?? null,
  }
}

/** What this actor may change of this person: the same rights that the router and the use cases ask. */
export function mayOf(
  actor: Actor,
  userId: UserId,
  roles: readonly Role[],
  kind: User['kind'],
): Account['may'] {
  const isSelf = actor.userId === userId
  const has = (
    right:
      | 'users.editProfile'
      | 'users.setDisciplineAndTier'
      | 'users.setStatus'
      | 'users.editAccount'
      | 'users.setRoles'
      | 'users.setTemporaryPassword'
      | 'users.unlock'
      | 'users.resetMfa',
  ): boolean => reaches(actor.rights[right], actor.userId, userId, roles)
  return {
    editProfile: has('users.editProfile'),
    setDisciplineAndTier: has('users.setDisciplineAndTier'),
    setStatus: has('users.setStatus') && !isSelf,
    editAccount: has('users.editAccount'),
    setRoles: has('users.setRoles') && !isSelf && kind === 'staff',
    setTemporaryPassword: has('users.setTemporaryPassword') && !isSelf && kind === 'staff',
    unlock: has('users.unlock') && !isSelf && kind === 'staff',
    resetMfa: has('users.resetMfa') && !isSelf && kind === 'staff',
    changeOwnPassword: isSelf,
  }
}

/** What somebody is told by mail, topic by topic: what was never said is wanted. */
export async function notificationsOf(db: Reader, userId: UserId): Promise<Account['notifications']> {
  const choices = await listNotificationChoices(db, userId)
  return Object.fromEntries(
    NOTIFICATION_TOPICS.map((topic) => [
      topic,
      choices.find((choice) => choice.topic === topic)?.isWanted ?? true,
    ]),
  )
}

/** The whole of a person as the Account modal shows it to this actor; undefined where there is nobody of this id. */
export async function getAccount(call: ActorCall, userId: UserId): Promise<Account | undefined> {
  const { actor, guesses } = call
  const db = call.db.read
  const user = await findUser(db, userId)
  if (user === undefined) return undefined
  const roles = sortRoles(await listRoles(db, userId))
  const rules = await getClinicRules(db)
  const mfa = await mfaOf(db, user, roles)
  const view = { db, guesses, nowMs: call.ports.clock.now() }
  const discipline =
    user.discipline_id === null ? undefined : await findDisciplineName(db, user.discipline_id)
  return {
    userId,
    kind: user.kind,
    listedKind: listedKind(user.kind, roles),
    profile: profileOf(user, await listContactPoints(db, userId)),
    status: user.status,
    registration: {
      number: user.registration_number,
      expiresOn: user.registration_expires_on,
      label: registrationLabel(user.registration_number, discipline),
    },
    staffId: user.staff_id,
    roles,
    notifications: await notificationsOf(db, userId),
    signIn: await signInOf(view, userId, mfa.isRequired && !mfa.isOn),
    mfa,
    placement: await placementOf(db, user, roles),
    leftAt: await findLeftAt(db, userId),
    may: mayOf(actor, userId, roles, user.kind),
    clinic: {
      name: rules.name,
      timezone: rules.timezone,
      isMfaOffered: rules.isMfaOffered,
      hasTimesheets: rules.hasTimesheets,
    },
    language: user.language === '' ? null : user.language,
    version: await getVersion(db, userId),
  }
}
