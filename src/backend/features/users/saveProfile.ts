import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { fail, ok } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { updateRow } from '../../db/writeRow.ts'
import { getAccount } from './getAccount.ts'
import { isPhoto } from './isPhoto.ts'
import { mayTouch } from './userAccess.ts'
import {
  findDisciplineName,
  findTierName,
  findUser,
  findUserByEmail,
  listRoles,
  type User,
} from './usersRepository.ts'
import { foldEmail, writeContactPoint } from './writeContactPoint.ts'

type Input = ParsedInputOf<'users.saveProfile'>
type Fields = Record<string, 'required' | 'malformed' | 'notOneOf' | 'exactlyOneDefault' | 'sameAsOther'>

const ACT = { verb: 'user.profileChanged' }

/** What is wrong with the form by itself, before the clinic's other people are asked. */
function ownProblems(input: Input, user: User): Fields {
  const fields: Fields = {}
  const { primary, secondary } = input.phones
  if (user.kind === 'staff' && input.primaryEmail === '') fields['primaryEmail'] = 'required'
  if (input.primaryEmail !== '' && foldEmail(input.primaryEmail) === foldEmail(input.secondaryEmail)) {
    fields['secondaryEmail'] = 'sameAsOther'
  }
  if (primary.isDefault === secondary.isDefault) fields['phones'] = 'exactlyOneDefault'
  if (input.photo !== 'keep' && input.photo !== null && !isPhoto(input.photo)) fields['photo'] = 'malformed'
  return fields
}

async function unknownNames(tx: WriteTx, input: Input): Promise<Fields> {
  const fields: Fields = {}
  if (input.disciplineId !== null && (await findDisciplineName(tx.query, input.disciplineId)) === undefined)
    fields['disciplineId'] = 'notOneOf'
  if (
    input.compensationTierId !== null &&
    (await findTierName(tx.query, input.compensationTierId)) === undefined
  ) {
    fields['compensationTierId'] = 'notOneOf'
  }
  return fields
}

function writeProfile(tx: WriteTx, input: Input): void {
  const { userId, phones } = input
  const photo =
    input.photo === 'keep' ? {} : { photo: input.photo?.base64 ?? '', photo_type: input.photo?.type ?? '' }
  updateRow(
    tx,
    'user',
    userId,
    {
      first_name: input.firstName,
      last_name: input.lastName,
      title: input.title,
      bio: input.bio,
      discipline_id: input.disciplineId,
      compensation_tier_id: input.compensationTierId,
      ...photo,
    },
    ACT,
  )
  writeContactPoint(
    tx,
    { userId, kind: 'email', rank: 'primary', value: input.primaryEmail, isDefault: true },
    ACT,
  )
  writeContactPoint(
    tx,
    { userId, kind: 'email', rank: 'secondary', value: input.secondaryEmail, isDefault: false },
    ACT,
  )
  for (const rank of ['primary', 'secondary'] as const) {
    writeContactPoint(
      tx,
      { userId, kind: 'phone', rank, value: phones[rank].number, isDefault: phones[rank].isDefault },
      ACT,
    )
  }
}

/**
 * Update Profile (product.md 21, 22): all of the form or nothing. Discipline and tier are the owner's to change; the
 * same value sent back is no change.
 */
export async function saveProfile(call: ActorCall, input: Input): Promise<Answer<'users.saveProfile'>> {
  const { userId } = input
  const written = await call.db.write({ actorId: call.actor.userId }, async (tx) => {
    const user = await findUser(tx.query, userId)
    if (user === undefined) return fail('NOT_FOUND', {})
    if (!mayTouch(call, userId, await listRoles(tx.query, userId))) return fail('FORBIDDEN', {})
    const movesPay =
      input.disciplineId !== user.discipline_id || input.compensationTierId !== user.compensation_tier_id
    if (movesPay && call.actor.rights['users.setDisciplineAndTier'] === undefined)
      return fail('FORBIDDEN', {})
    const fields = { ...ownProblems(input, user), ...(await unknownNames(tx, input)) }
    if (Object.keys(fields).length > 0) return fail('BAD_INPUT', { fields })
    for (const email of [input.primaryEmail, input.secondaryEmail]) {
      const taken = email === '' ? undefined : await findUserByEmail(tx.query, foldEmail(email), userId)
      if (taken !== undefined) return fail('EMAIL_TAKEN', taken)
    }
    writeProfile(tx, input)
    return ok(null)
  })
  if (!written.ok) return written
  const account = await getAccount(call.db.read, call.actor, userId, call.ports.clock.now())
  return account === undefined ? fail('NOT_FOUND', {}) : ok(account)
}
