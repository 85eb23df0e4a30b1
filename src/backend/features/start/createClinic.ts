import { hostname } from 'node:os'
import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { PASSWORD_MINIMUM } from '#shared/domain/passwords.ts'
import type { Role } from '#shared/domain/roles.ts'
import { fail, ok } from '#shared/errors/index.ts'
import type { UserId } from '#shared/domain/ids.ts'
import type { BareCall } from '../../call.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { insertRow } from '../../db/writeRow.ts'
import { isTimezone } from '../clinic/index.ts'
import { hashPassword } from '../identity/index.ts'
import { judgePassword } from '../passwords/index.ts'
import { BLANK_PERSON, insertPerson } from '../users/index.ts'

type Input = ParsedInputOf<'setup.createClinic'>

const ACT = { verb: 'clinic.setUp' }

function insertClinic(tx: WriteTx, input: Input): void {
  insertRow(
    tx,
    'clinic',
    {
      id: 'clinic',
      name: input.name,
      phone: '',
      email: '',
      address: '',
      timezone: input.timezone,
      plan: input.plan,
      idle_lock_minutes: 5,
      temporary_password_hours: 48,
      is_mfa_offered: 0,
      is_mfa_required: 0,
      mfa_required_roles: '',
      has_timesheets: 0,
      has_team_page: 0,
      is_sample: 0,
    },
    ACT,
  )
  const { id, number } = tx.device
  insertRow(
    tx,
    'device',
    {
      id,
      number,
      name: hostname().slice(0, 60),
      joined_at: tx.now,
      is_revoked: 0,
      sign_key: '',
      box_key: '',
      invite_id: null,
      revoked_at: null,
    },
    ACT,
  )
}

function insertOwner(tx: WriteTx, owner: Input['owner'], passwordHash: string): UserId {
  const roles: Role[] = owner.treatsClients ? ['owner', 'practitioner'] : ['owner']
  const { firstName, lastName, email } = owner
  const id = insertPerson(tx, {
    ...BLANK_PERSON,
    kind: 'staff',
    firstName,
    lastName,
    primaryEmail: email,
    roles,
  })
  insertRow(
    tx,
    'credential',
    {
      id,
      password_hash: passwordHash,
      is_temporary: 0,
      temporary_until: null,
      is_temporary_used: 0,
      first_signed_in_at: tx.now,
      password_changed_at: tx.now,
    },
    ACT,
  )
  return id
}

/**
 * "Set up a new clinic": keys, database, the clinic and its first owner, who is signed in at this seat then. Gives the
 * recovery key, once.
 */
export async function createClinic(call: BareCall, input: Input): Promise<Answer<'setup.createClinic'>> {
  if (!isTimezone(input.timezone)) return fail('BAD_INPUT', { fields: { timezone: 'notOneOf' } })
  const { firstName, lastName, email, password } = input.owner
  const ownWords = [firstName, lastName, email, input.name]
  const problem = judgePassword(call.ports.paths.resources, password, { ownWords, hasMfa: false })
  if (problem !== undefined) return fail('PASSWORD_REFUSED', { reason: problem, minimum: PASSWORD_MINIMUM })
  const passwordHash = await hashPassword(password)
  let ownerId: UserId | undefined
  const created = await call.stage.create(input.keepKeyInFile, (tx) => {
    insertClinic(tx, input)
    ownerId = insertOwner(tx, input.owner, passwordHash)
    return Promise.resolve()
  })
  if (!created.ok) return created
  if (ownerId !== undefined) call.sessions.open(call.seat, ownerId, 'active')
  call.emit({ name: 'session.changed' }, call.seat)
  return ok({ recoveryKey: created.data.recoveryKey })
}
