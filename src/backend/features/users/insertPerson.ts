import { userIdSchema, type CompensationTierId, type DisciplineId, type UserId } from '#shared/domain/ids.ts'
import type { Role } from '#shared/domain/roles.ts'
import type { UserKind, UserStatus } from '#shared/domain/users.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { insertRow } from '../../db/writeRow.ts'
import { writeContactPoint } from './writeContactPoint.ts'
import { nextStaffId } from './nextStaffId.ts'

/** A person as they come to the clinic, checked by whoever adds them. Empty text means none. */
export type PersonToAdd = {
  readonly kind: UserKind
  readonly status: UserStatus
  readonly firstName: string
  readonly lastName: string
  readonly title: string
  readonly roles: readonly Role[]
  readonly disciplineId: DisciplineId | null
  readonly compensationTierId: CompensationTierId | null
  readonly primaryEmail: string
  readonly secondaryEmail: string
  readonly primaryPhone: string
  readonly secondaryPhone: string
  /** Empty: one is generated for staff. */
  readonly staffId: string
  readonly registrationNumber: string
  readonly registrationExpiresOn: string | null
  readonly bio: string
  /** The import that brings them. */
  readonly importId?: string
}

/** What an added person has where nothing else is said. */
export const BLANK_PERSON = {
  status: 'active',
  title: '',
  roles: [],
  disciplineId: null,
  compensationTierId: null,
  primaryEmail: '',
  secondaryEmail: '',
  primaryPhone: '',
  secondaryPhone: '',
  staffId: '',
  registrationNumber: '',
  registrationExpiresOn: null,
  bio: '',
} as const satisfies Partial<PersonToAdd>

/** Writes a new person with contact points and roles, in the transaction in hand. Checks nothing. */
export function insertPerson(tx: WriteTx, person: PersonToAdd): UserId {
  const act = { verb: 'user.added' }
  const id = userIdSchema.parse(tx.newId())
  const staffId = person.kind === 'staff' && person.staffId === '' ? nextStaffId(tx) : person.staffId
  insertRow(
    tx,
    'user',
    {
      id,
      kind: person.kind,
      status: person.status,
      first_name: person.firstName,
      last_name: person.lastName,
      title: person.title,
      bio: person.bio,
      photo: '',
      photo_type: '',
      discipline_id: person.disciplineId,
      compensation_tier_id: person.compensationTierId,
      staff_id: staffId,
      registration_number: person.registrationNumber,
      registration_expires_on: person.registrationExpiresOn,
      is_mfa_required: 0,
      supervisor_id: null,
      placement_ends_on: null,
      language: '',
      created_at: tx.now,
      ...(person.importId === undefined ? {} : { import_id: person.importId }),
    },
    act,
  )
  writeContactPoint(
    tx,
    { userId: id, kind: 'email', rank: 'primary', value: person.primaryEmail, isDefault: true },
    act,
  )
  writeContactPoint(
    tx,
    { userId: id, kind: 'email', rank: 'secondary', value: person.secondaryEmail, isDefault: false },
    act,
  )
  writeContactPoint(
    tx,
    { userId: id, kind: 'phone', rank: 'primary', value: person.primaryPhone, isDefault: true },
    act,
  )
  writeContactPoint(
    tx,
    { userId: id, kind: 'phone', rank: 'secondary', value: person.secondaryPhone, isDefault: false },
    act,
  )
  for (const role of person.roles)
    insertRow(tx, 'user_role', { id: `${id}.${role}`, user_id: id, role, is_held: 1 }, act)
  return id
}
