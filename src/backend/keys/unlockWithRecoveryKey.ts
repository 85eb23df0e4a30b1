import { fail, ok } from '#shared/errors/index.ts'
import type { Result } from '#shared/errors/index.ts'
import { listBackupKeys } from './backupKeys.ts'
import { keyPaths } from './keyPaths.ts'
import { openWithKey } from './openWithKey.ts'
import type { OpensDatabase, Unlocked } from './openWithKey.ts'
import { parseRecoveryKey } from './recoveryKey.ts'
import type { BackupKeys } from './slots/keySlots.ts'
import { openRecoverySlot } from './slots/makeSlots.ts'
import { readKeySlots, SLOT_REASONS } from './slots/readKeySlots.ts'

/** What a recovery key opened; `lostSlots` where keys.json is lost and the slot beside the backups gave the key. */
export type UnlockedByRecovery = Unlocked & { readonly lostSlots?: BackupKeys }

/** The slots beside the backups that this key opens, the newest first: for a folder that lost its keys.json. */
async function openBackupKeys(
  recoveryKey: Buffer,
  candidates: readonly BackupKeys[],
  paths: ReturnType<typeof keyPaths>,
  opens: OpensDatabase,
): Promise<Result<UnlockedByRecovery, 'RECOVERY_KEY_WRONG'>> {
  let last: UnlockedByRecovery | undefined
  for (const keys of candidates) {
    const dek = openRecoverySlot(recoveryKey, keys, keys.recovery)
    if (dek === undefined) continue
    last = { ...(await openWithKey(paths, { owner: keys }, dek, opens)), lostSlots: keys }
    if (last.kind === 'open') break
  }
  return last === undefined ? fail('RECOVERY_KEY_WRONG', { reason: 'notThisClinic' }) : ok(last)
}

/**
 * Opens the clinic with a typed recovery key, for this session only: the secret store is not asked and not changed.
 * To make it last, follow with `rewrapOwnKey`, or `rebuildSlots` where the slots are lost. A key that is mistyped or
 * another clinic's is the person's error.
 */
export async function unlockWithRecoveryKey(
  folder: string,
  typed: string,
  opens: OpensDatabase,
): Promise<Result<UnlockedByRecovery, 'RECOVERY_KEY_WRONG'>> {
  const recoveryKey = parseRecoveryKey(typed)
  if (recoveryKey === undefined) return fail('RECOVERY_KEY_WRONG', { reason: 'malformed' })
  try {
    const paths = keyPaths(folder)
    const found = await readKeySlots(paths)
    if (found.kind === 'ok') {
      const dek = openRecoverySlot(recoveryKey, found.slots, found.slots.recovery)
      if (dek === undefined) return fail('RECOVERY_KEY_WRONG', { reason: 'notThisClinic' })
      return ok(await openWithKey(paths, found, dek, opens))
    }
    const candidates = found.kind === 'newer' ? [] : await listBackupKeys(paths)
    if (candidates.length === 0) return ok({ kind: 'recovery', reason: SLOT_REASONS[found.kind] })
    return await openBackupKeys(recoveryKey, candidates, paths, opens)
  } finally {
    recoveryKey.fill(0)
  }
}

/**
 * Whether a typed recovery key is this clinic's, without opening anything: its slot must hold the key that is in use.
 * Where keys.json was lost while the program runs, the slot beside the backups answers.
 */
export async function checkRecoveryKey(
  folder: string,
  typed: string,
  dek: Buffer,
): Promise<Result<null, 'RECOVERY_KEY_WRONG'>> {
  const recoveryKey = parseRecoveryKey(typed)
  if (recoveryKey === undefined) return fail('RECOVERY_KEY_WRONG', { reason: 'malformed' })
  const paths = keyPaths(folder)
  const found = await readKeySlots(paths)
  const candidates = found.kind === 'ok' ? [found.slots] : await listBackupKeys(paths)
  const isRight = candidates.some((keys) => {
    const opened = openRecoverySlot(recoveryKey, keys, keys.recovery)
    const fits = opened?.equals(dek) === true
    opened?.fill(0)
    return fits
  })
  recoveryKey.fill(0)
  return isRight ? ok(null) : fail('RECOVERY_KEY_WRONG', { reason: 'notThisClinic' })
}
