import { fail, ok } from '#shared/errors/index.ts'
import type { Result } from '#shared/errors/index.ts'
import { keyPaths } from './keyPaths.ts'
import { openWithKey } from './openWithKey.ts'
import type { OpensDatabase, Unlocked } from './openWithKey.ts'
import { parseRecoveryKey } from './recoveryKey.ts'
import { openRecoverySlot } from './slots/makeSlots.ts'
import { readKeySlots } from './slots/readKeySlots.ts'

const SLOT_REASONS = { absent: 'slotsMissing', damaged: 'slotsDamaged', newer: 'newerVersion' } as const

/**
 * Opens the clinic with a typed recovery key, for this session only: the secret store is not asked and not changed.
 * To make it last, follow with `rewrapOsSlot`. A key that is mistyped or another clinic's is the person's error.
 */
export async function unlockWithRecoveryKey(
  folder: string,
  typed: string,
  opens: OpensDatabase,
): Promise<Result<Unlocked, 'RECOVERY_KEY_WRONG'>> {
  const recoveryKey = parseRecoveryKey(typed)
  if (recoveryKey === undefined) return fail('RECOVERY_KEY_WRONG', { reason: 'malformed' })
  const paths = keyPaths(folder)
  const found = await readKeySlots(paths)
  if (found.kind !== 'ok') return ok({ kind: 'recovery', reason: SLOT_REASONS[found.kind] })
  const dek = openRecoverySlot(recoveryKey, found.slots, found.slots.recovery)
  recoveryKey.fill(0)
  if (dek === undefined) return fail('RECOVERY_KEY_WRONG', { reason: 'notThisClinic' })
  return ok(await openWithKey(paths, found, dek, opens))
}
