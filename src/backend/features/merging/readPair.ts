import { clientIdSchema, userIdSchema } from '#shared/domain/ids.ts'
import {
  CLIENT_MERGE_FIELDS,
  type MergeField,
  type MergeKind,
  USER_MERGE_FIELDS,
} from '#shared/domain/merging.ts'
import type { Reader } from '../../db/clinicDatabase.ts'
import { findClient } from '../clients/index.ts'
import { findUser } from '../users/index.ts'
import { listContacts } from './contactsRepository.ts'
import { findNamesOf } from './mergingRepository.ts'

/** What a record says, as the choice shows it; missing fields are empty. */
export type RecordValues = {
  readonly name: string
  readonly detail: string
  readonly isActive: boolean
  readonly shown: Partial<Record<MergeField, string>>
}

async function readUser(db: Reader, id: string): Promise<RecordValues> {
  const userId = userIdSchema.parse(id)
  const user = await findUser(db, userId)
  if (user === undefined) throw new Error('A record that was just there')
  const names = await findNamesOf(db, user.discipline_id, user.compensation_tier_id)
  const contacts = await listContacts(db, userId)
  return {
    name: `${user.first_name} ${user.last_name}`,
    detail: contacts.primaryEmail,
    isActive: user.status === 'active',
    shown: {
      firstName: user.first_name,
      lastName: user.last_name,
      title: user.title,
      bio: user.bio,
      photo: user.photo === '' ? '' : user.photo.slice(-32),
      discipline: names.discipline,
      compensationTier: names.tier,
      staffId: user.staff_id,
      registrationNumber: user.registration_number,
      registrationExpiresOn: user.registration_expires_on ?? '',
      ...contacts,
    },
  }
}

async function readClient(db: Reader, id: string): Promise<RecordValues> {
  const client = await findClient(db, clientIdSchema.parse(id))
  if (client === undefined) throw new Error('A record that was just there')
  return {
    name: `${client.first_name} ${client.last_name}`,
    detail: client.birth_date ?? '',
    isActive: client.status !== 'discharged',
    shown: {
      firstName: client.first_name,
      lastName: client.last_name,
      preferredName: client.preferred_name,
      birthDate: client.birth_date ?? '',
      pronouns: client.pronouns,
      status: client.status,
      since: client.since ?? '',
      phone: client.phone,
      email: client.email,
      address: client.address,
      school: client.school,
      notes: client.notes,
    },
  }
}

/** A record that was checked to be there. */
export function readRecord(db: Reader, kind: MergeKind, id: string): Promise<RecordValues> {
  return kind === 'user' ? readUser(db, id) : readClient(db, id)
}

export const fieldsOf = (kind: MergeKind): readonly MergeField[] =>
  kind === 'user' ? USER_MERGE_FIELDS : CLIENT_MERGE_FIELDS
