import type { UserId } from '#shared/domain/ids.ts'
import { insertRow } from '../../db/writeRow.ts'
import { SAMPLE_MADE } from './act.ts'
import type { Making } from './making.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** Where somebody stands with signing in; hours count from now, below zero where they are over. */
export type SampleAccess =
  | { readonly is: 'fine' | 'neverSignedIn' | 'none' }
  | { readonly is: 'temporaryUnused' | 'temporaryUsed'; readonly hoursLeft: number }

/** Gives somebody the sample's password, in the state that is asked for. */
export function makeCredential(
  { tx, dice, passwordHash }: Making,
  userId: UserId,
  access: SampleAccess,
): void {
  if (access.is === 'none') return
  const isTemporary = access.is === 'temporaryUnused' || access.is === 'temporaryUsed'
  const firstSignedInAt = {
    fine: tx.now - dice.int(20, 900) * DAY_MS,
    temporaryUsed: tx.now - 2 * HOUR_MS,
    temporaryUnused: null,
    neverSignedIn: null,
  }[access.is]
  insertRow(
    tx,
    'credential',
    {
      id: userId,
      password_hash: passwordHash,
      is_temporary: isTemporary ? 1 : 0,
      temporary_until: isTemporary ? tx.now + access.hoursLeft * HOUR_MS : null,
      is_temporary_used: access.is === 'temporaryUsed' ? 1 : 0,
      first_signed_in_at: firstSignedInAt,
      password_changed_at: isTemporary ? tx.now + (access.hoursLeft - 48) * HOUR_MS : tx.now - 19 * DAY_MS,
    },
    SAMPLE_MADE,
  )
}
