import type { CompensationTierId, DisciplineId, UserId } from '#shared/domain/ids.ts'
import { phoneDigits } from '#shared/lib/fold.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { type RowPatch, updateRow } from '../../db/writeRow.ts'
import {
  type ContactPoint,
  findUser,
  findUserByEmail,
  findUserByStaffId,
  foldEmail,
  listContactPoints,
  type User,
  writeContactPoint,
} from '../users/index.ts'
import type { ImportedPerson } from './readPerson.ts'

const ACT = { verb: 'user.profileChanged' }

/** Discipline and tier that a list names. */
export type PersonNames = {
  readonly disciplineId: DisciplineId | null
  readonly compensationTierId: CompensationTierId | null
}
type Said = {
  readonly person: ImportedPerson
  /** Undefined where whoever imports may not set discipline and tier (product.md 22). */
  readonly names: PersonNames | undefined
}
type Points = readonly Pick<ContactPoint, 'kind' | 'rank' | 'value'>[]
type Kind = ContactPoint['kind']
type Rank = ContactPoint['rank']

const FOLDS = { email: foldEmail, phone: phoneDigits } as const
const isMissing = (value: unknown): boolean => value === '' || value === null

/** What the file knows of the person and the clinic does not. */
async function missingOf(tx: WriteTx, user: User, { person, names }: Said): Promise<RowPatch<'user'>> {
  const isIdFree =
    person.staffId !== '' && (await findUserByStaffId(tx.query, person.staffId, user.id)) === undefined
  const said = {
    title: person.title,
    bio: person.bio,
    ...(user.kind === 'staff'
      ? {
          registration_number: person.registrationNumber,
          registration_expires_on: person.registrationExpiresOn,
          discipline_id: names?.disciplineId ?? null,
          compensation_tier_id: names?.compensationTierId ?? null,
          ...(isIdFree ? { staff_id: person.staffId } : {}),
        }
      : {}),
  }
  const row: Readonly<Record<string, unknown>> = user
  return Object.fromEntries(
    Object.entries(said).filter(([field, value]) => !isMissing(value) && isMissing(row[field])),
  )
}

/** Puts an e-mail or phone that the person does not have into the first of these places that is free. */
function place(
  tx: WriteTx,
  userId: UserId,
  points: Points,
  { kind, value, ranks }: { readonly kind: Kind; readonly value: string; readonly ranks: readonly Rank[] },
): Points {
  const own = points.filter((point) => point.kind === kind && point.value !== '')
  const isThere = own.some((point) => FOLDS[kind](point.value) === FOLDS[kind](value))
  const rank = ranks.find((free) => own.every((point) => point.rank !== free))
  if (value === '' || isThere || rank === undefined) return points
  // Of the phones exactly one is the default (product.md 21); of the e-mails the primary is.
  const isDefault = kind === 'phone' ? own.length === 0 : rank === 'primary'
  writeContactPoint(tx, { userId, kind, rank, value, isDefault }, ACT)
  return [...points, { kind, rank, value }]
}

/** Gives somebody the e-mails and phones of a list that have a free place; never an e-mail that somebody else bears. */
export async function fillContacts(
  tx: WriteTx,
  { id: userId, kind }: Pick<User, 'id' | 'kind'>,
  { emails, phones }: { readonly emails: readonly string[]; readonly phones: readonly string[] },
): Promise<void> {
  let points: Points = await listContactPoints(tx.query, userId)
  const emailRanks = kind === 'staff' ? (['secondary'] as const) : (['primary', 'secondary'] as const)
  for (const value of emails) {
    const isBorne = value !== '' && (await findUserByEmail(tx.query, foldEmail(value), userId)) !== undefined
    if (!isBorne) points = place(tx, userId, points, { kind: 'email', value, ranks: emailRanks })
  }
  for (const value of phones)
    points = place(tx, userId, points, { kind: 'phone', value, ranks: ['primary', 'secondary'] })
}

/**
 * Gives somebody who is there what a list knows and the clinic does not; nothing that is there is replaced, and never
 * roles, status, or the e-mail that somebody signs in with (product.md 18, 45).
 */
export async function fillPerson(tx: WriteTx, userId: UserId, said: Said): Promise<void> {
  const user = await findUser(tx.query, userId)
  if (user === undefined) return
  updateRow(tx, 'user', userId, await missingOf(tx, user, said), ACT)
  const { email, secondaryEmail, phone, secondaryPhone } = said.person
  await fillContacts(tx, user, { emails: [email, secondaryEmail], phones: [phone, secondaryPhone] })
}
