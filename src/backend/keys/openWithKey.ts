import { lstat } from 'node:fs/promises'
import type { KeyPaths } from './keyPaths.ts'
import { markDatabaseMade } from './markDatabaseMade.ts'
import type { KeySlots, SlotOwner } from './slots/keySlots.ts'
import { writeKeySlots } from './slots/writeKeySlots.ts'
import type { RecoveryReason } from './startState.ts'

/** What became of trying a key on a database file (security.md D2). */
export type OpenOutcome = 'ok' | keyof typeof OUTCOME_REASONS

/** Whether a raw 32-byte key opens the database file; asked of whoever opens databases. */
export type OpensDatabase = (dek: Buffer) => Promise<OpenOutcome>

/**
 * The database key in memory, or why the recovery screen comes. With a reason, `dek` is there where a key was found
 * that only the file is missing for, or too damaged for: a backup may be restored with it.
 */
export type Unlocked =
  | { readonly kind: 'open'; readonly dek: Buffer; readonly profileId: string; readonly deviceId: string }
  | { readonly kind: 'recovery'; readonly reason: RecoveryReason; readonly dek?: Buffer }

/** How each outcome is called on the recovery screen. */
export const OUTCOME_REASONS = {
  wrongKey: 'keyDoesNotOpen',
  damaged: 'databaseDamaged',
  truncated: 'databaseTruncated',
  empty: 'databaseEmpty',
  plain: 'databasePlain',
  otherCipher: 'databaseOtherCipher',
  notADatabase: 'notADatabase',
  newer: 'newerVersion',
  diskFull: 'diskFull',
  noAccess: 'noAccess',
  migrationFailed: 'migrationFailed',
} as const satisfies Record<string, RecoveryReason>

/** The slots that gave the key, and whether their two copies differ; without `slots` they are lost. */
type FoundOk = { readonly slots: KeySlots; readonly needsRepair: boolean } | { readonly owner: SlotOwner }

async function repairCopies(paths: KeyPaths, slots: KeySlots): Promise<void> {
  try {
    await writeKeySlots(paths, slots, () => true)
  } catch {
    // The key is at hand and the database opens: a folder that can't be written now is no reason to keep people out.
  }
}

/**
 * Tries an unsealed key on the database. Only after it opened is a damaged copy of the slots written anew from the
 * good one; a failure changes nothing.
 */
export async function openWithKey(
  paths: KeyPaths,
  found: FoundOk,
  dek: Buffer,
  opens: OpensDatabase,
): Promise<Unlocked> {
  try {
    await lstat(paths.database)
  } catch {
    return { kind: 'recovery', reason: 'databaseMissing', dek }
  }
  const outcome = await opens(dek)
  if (outcome !== 'ok') return { kind: 'recovery', reason: OUTCOME_REASONS[outcome], dek }
  if ('slots' in found && found.needsRepair) await repairCopies(paths, found.slots)
  await markDatabaseMade(paths.folder).catch(() => undefined)
  const { profileId, deviceId } = 'slots' in found ? found.slots : found.owner
  return { kind: 'open', dek, profileId, deviceId }
}
