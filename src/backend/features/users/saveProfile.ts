import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { fail, type Failed, ok } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { updateRow } from '../../db/writeRow.ts'
import { getAccount } from './getAccount.ts'
import { isPhoto } from './isPhoto.ts'
import { checkDisciplineAndTier, findEndedChoices } from './setDisciplineAndTier.ts'
import { mayTouch } from './userAccess.ts'
import { findUser, findUserByEmail, listContactPoints, listRoles, type User } from './usersRepository.ts'
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
 * An owner signs in with their primary e-mail, so nobody else but an owner changes it. Who bears a taken e-mail is
 * told to those who may see Clinic Users; others learn only that it is taken.
 */
async function emailRefusal(
  tx: WriteTx,
  call: ActorCall,
  input: Input,
  isOwner: boolean,
): Promise<Failed<'OWNER_PROTECTED' | 'EMAIL_TAKEN' | 'BAD_INPUT'> | undefined> {
  const { userId } = input
  const points = await listContactPoints(tx.query, userId)
  const before = points.find((point) => point.kind === 'email' && point.rank === 'primary')?.value ?? ''
  const mayMove = !isOwner || userId === call.actor.userId || call.actor.roles.includes('owner')
  if (input.primaryEmail !== before && !mayMove) return fail('OWNER_PROTECTED', {})
  for (const name of ['primaryEmail', 'secondaryEmail'] as const) {
    const taken =
      input[name] === '' ? undefined : await findUserByEmail(tx.query, foldEmail(input[name]), userId)
    if (taken === undefined) continue
    if (call.actor.rights['users.list'] === undefined)
      return fail('BAD_INPUT', { fields: { [name]: 'taken' } })
    return fail('EMAIL_TAKEN', taken)
  }
  return undefined
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
    const roles = await listRoles(tx.query, userId)
    if (!mayTouch(call, userId, roles)) return fail('FORBIDDEN', {})
    const isOwner = roles.includes('owner')
    const pay = await checkDisciplineAndTier(tx, call, user, input)
    if (!pay.ok && pay.error.code === 'FORBIDDEN') return fail('FORBIDDEN', {})
    const unknown = !pay.ok && pay.error.code === 'BAD_INPUT' ? pay.error.data.fields : {}
    const ended = await findEndedChoices(tx.query, user, input)
    const fields = { ...ownProblems(input, user), ...ended, ...unknown }
    if (Object.keys(fields).length > 0) return fail('BAD_INPUT', { fields })
    const refusal = await emailRefusal(tx, call, input, isOwner)
    if (refusal !== undefined) return refusal
    writeProfile(tx, input)
    return ok(null)
  })
  if (!written.ok) return written
  const account = await getAccount(call, userId)
  return account === undefined ? fail('NOT_FOUND', {}) : ok(account)
}
