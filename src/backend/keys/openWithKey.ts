import { lstat } from 'node:fs/promises'
import type { KeyPaths } from './keyPaths.ts'
import { markDatabaseMade } from './markDatabaseMade.ts'
import type { KeySlots } from './slots/keySlots.ts'
import { writeKeySlots } from './slots/writeKeySlots.ts'
import type { RecoveryReason } from './startState.ts'

/** Whether a raw 32-byte key opens the database file; asked of whoever opens databases. */
export type OpensDatabase = (dek: Buffer) => Promise<'ok' | 'wrongKey' | 'damaged' | 'newer'>

/** The database key in memory, or why the recovery screen comes. */
export type Unlocked =
  | { readonly kind: 'open'; readonly dek: Buffer; readonly profileId: string; readonly deviceId: string }
  | { readonly kind: 'recovery'; readonly reason: RecoveryReason }

const REASONS = {
  wrongKey: 'keyDoesNotOpen',
  damaged: 'databaseDamaged',
  newer: 'newerVersion',
} as const satisfies Record<string, RecoveryReason>

/** The slots that gave the key, and whether their two copies differ. */
type FoundOk = { readonly slots: KeySlots; readonly needsRepair: boolean }

async function repairCopies(paths: KeyPaths, { slots }: FoundOk): Promise<void> {
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
    return { kind: 'recovery', reason: 'databaseMissing' }
  }
  const outcome = await opens(dek)
  if (outcome !== 'ok') {
    dek.fill(0)
    return { kind: 'recovery', reason: REASONS[outcome] }
  }
  if (found.needsRepair) await repairCopies(paths, found)
  await markDatabaseMade(paths.folder).catch(() => undefined)
  return { kind: 'open', dek, profileId: found.slots.profileId, deviceId: found.slots.deviceId }
}
