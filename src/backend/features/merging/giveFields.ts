import { clientIdSchema, type UserId, userIdSchema } from '#shared/domain/ids.ts'
import type { MergeField } from '#shared/domain/merging.ts'
import { phoneDigits } from '#shared/lib/fold.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import type { MoveBook } from '../../db/moveBook.ts'
import type { RowPatch } from '../../db/writeRow.ts'
import { findClient } from '../clients/index.ts'
import { findUser, foldEmail, type User } from '../users/index.ts'
import type { Pair } from './checkMerge.ts'
import { type Contacts, listContacts } from './contactsRepository.ts'

type Takes = (field: MergeField) => boolean

function userPatch(takes: Takes, merged: User): RowPatch<'user'> {
  return {
    ...(takes('firstName') ? { first_name: merged.first_name } : {}),
    ...(takes('lastName') ? { last_name: merged.last_name } : {}),
    ...(takes('title') ? { title: merged.title } : {}),
    ...(takes('bio') ? { bio: merged.bio } : {}),
    ...(takes('photo') ? { photo: merged.photo, photo_type: merged.photo_type } : {}),
    ...(takes('discipline') ? { discipline_id: merged.discipline_id } : {}),
    ...(takes('compensationTier') ? { compensation_tier_id: merged.compensation_tier_id } : {}),
    ...(takes('staffId') ? { staff_id: merged.staff_id } : {}),
    ...(takes('registrationNumber') ? { registration_number: merged.registration_number } : {}),
    ...(takes('registrationExpiresOn') ? { registration_expires_on: merged.registration_expires_on } : {}),
  }
}

type Two = { readonly primary: string; readonly secondary: string }

/** The two e-mails or phones that stay: what was chosen, and no other given up where there is a free place. */
function twoOf(
  takesPrimary: boolean,
  takesSecondary: boolean,
  kept: Two,
  merged: Two,
  fold: (text: string) => string,
): Two {
  const primary = takesPrimary ? merged.primary : kept.primary
  const rest = [merged.primary, merged.secondary]
  const order = takesSecondary
    ? [...rest, kept.primary, kept.secondary]
    : [kept.secondary, kept.primary, ...rest]
  const secondary = order.find((one) => one !== '' && fold(one) !== fold(primary)) ?? ''
  return { primary, secondary }
}

const pointsOf = (contacts: Contacts, kind: 'email' | 'phone'): Two =>
  kind === 'email'
    ? { primary: contacts.primaryEmail, secondary: contacts.secondaryEmail }
    : { primary: contacts.primaryPhone, secondary: contacts.secondaryPhone }

function givePoints(
  tx: WriteTx,
  book: MoveBook,
  userId: UserId,
  kind: 'email' | 'phone',
  wanted: Two,
  isFirst: boolean,
): void {
  const fold = kind === 'email' ? foldEmail : phoneDigits
  for (const rank of ['primary', 'secondary'] as const) {
    const id = `${userId}.${kind}.${rank}`
    const patch = { value: wanted[rank], folded_value: fold(wanted[rank]) }
    if (tx.all('SELECT 1 FROM contact_point WHERE id = ?', id).length > 0)
      book.update('contact_point', id, patch)
    else if (wanted[rank] !== '')
      book.write('contact_point', {
        id,
        user_id: userId,
        kind,
        rank,
        ...patch,
        is_default: rank === 'primary' && isFirst ? 1 : 0,
      })
  }
}

async function giveUserFields(tx: WriteTx, book: MoveBook, pair: Pair, takes: Takes): Promise<void> {
  const keptId = userIdSchema.parse(pair.keptId)
  const mergedId = userIdSchema.parse(pair.mergedId)
  const merged = await findUser(tx.query, mergedId)
  if (merged === undefined) throw new Error('A record that was just checked')
  book.update('user', keptId, userPatch(takes, merged))
  const own = await listContacts(tx.query, keptId)
  const other = await listContacts(tx.query, mergedId)
  const emails = twoOf(
    takes('primaryEmail'),
    takes('secondaryEmail'),
    pointsOf(own, 'email'),
    pointsOf(other, 'email'),
    foldEmail,
  )
  const phones = twoOf(
    takes('primaryPhone'),
    takes('secondaryPhone'),
    pointsOf(own, 'phone'),
    pointsOf(other, 'phone'),
    phoneDigits,
  )
  givePoints(tx, book, keptId, 'email', emails, true)
  givePoints(tx, book, keptId, 'phone', phones, own.secondaryPhone === '')
}

async function giveClientFields(tx: WriteTx, book: MoveBook, pair: Pair, takes: Takes): Promise<void> {
  const merged = await findClient(tx.query, clientIdSchema.parse(pair.mergedId))
  if (merged === undefined) throw new Error('A record that was just checked')
  book.update('client', pair.keptId, {
    ...(takes('firstName') ? { first_name: merged.first_name } : {}),
    ...(takes('lastName') ? { last_name: merged.last_name } : {}),
    ...(takes('preferredName') ? { preferred_name: merged.preferred_name } : {}),
    ...(takes('birthDate') ? { birth_date: merged.birth_date } : {}),
    ...(takes('pronouns') ? { pronouns: merged.pronouns } : {}),
    ...(takes('status') ? { status: merged.status } : {}),
    ...(takes('since') ? { since: merged.since } : {}),
    ...(takes('phone') ? { phone: merged.phone } : {}),
    ...(takes('email') ? { email: merged.email } : {}),
    ...(takes('address') ? { address: merged.address } : {}),
    ...(takes('school') ? { school: merged.school } : {}),
    ...(takes('notes') ? { notes: merged.notes } : {}),
  })
}

/** Gives the kept record what was chosen from the other one. */
export function giveFields(
  tx: WriteTx,
  book: MoveBook,
  pair: Pair,
  taken: readonly MergeField[],
): Promise<void> {
  const takes: Takes = (field) => taken.includes(field)
  return pair.kind === 'user'
    ? giveUserFields(tx, book, pair, takes)
    : giveClientFields(tx, book, pair, takes)
}
