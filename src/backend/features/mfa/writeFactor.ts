import type { UserId } from '#shared/domain/ids.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { updateRow, writeRow } from '../../db/writeRow.ts'
import { findFactor } from './mfaRepository.ts'
import { RECOVERY_CODES } from './recoveryCodes.ts'

/** Ten codes in place of those there were; a spent one comes back to life with another hash. */
export function writeRecoveryCodes(tx: WriteTx, userId: UserId, hashes: readonly string[]): void {
  hashes.forEach((code_hash, index) => {
    const id = `${userId}.${index + 1}`
    writeRow(
      tx,
      'recovery_code',
      { id, user_id: userId, code_hash, used_at: null },
      { verb: 'mfa.recoveryCodesMade' },
    )
  })
}

/** Turns a factor on: it counts from this commit, and the step of its first code is spent. */
export function writeFactor(tx: WriteTx, userId: UserId, secret: string, firstStep: number): void {
  writeRow(
    tx,
    'totp_factor',
    { id: userId, secret, confirmed_at: tx.now, last_step: firstStep },
    { verb: 'mfa.turnedOn' },
  )
}

/** Takes factor and recovery codes away, for "Remove MFA", a reset, and leaving. @returns whether there was one */
export async function voidFactor(tx: WriteTx, userId: UserId, verb: string): Promise<boolean> {
  if ((await findFactor(tx.query, userId)) === undefined) return false
  updateRow(tx, 'totp_factor', userId, { secret: '', confirmed_at: null }, { verb })
  for (let number = 1; number <= RECOVERY_CODES; number += 1) {
    if (tx.all('SELECT 1 FROM recovery_code WHERE id = ?', `${userId}.${number}`).length > 0)
      updateRow(tx, 'recovery_code', `${userId}.${number}`, { code_hash: '' }, { verb })
  }
  return true
}

/**
 * Spends the step of a code: false where it, or a later one, was spent before. In the transaction that opens the
 * session, so that of many at once exactly one gets in (RFC 6238 §5.2, security.md A1).
 */
export async function spendStep(tx: WriteTx, userId: UserId, step: number): Promise<boolean> {
  const factor = await findFactor(tx.query, userId)
  if (factor === undefined || factor.lastStep >= step) return false
  updateRow(tx, 'totp_factor', userId, { last_step: step }, { verb: 'mfa.codeUsed' })
  return true
}

/** Spends a recovery code: false where it was spent meanwhile. */
export function spendRecoveryCode(tx: WriteTx, id: string): boolean {
  if (tx.all('SELECT 1 FROM recovery_code WHERE id = ? AND used_at IS NULL', id).length === 0) return false
  return updateRow(tx, 'recovery_code', id, { used_at: tx.now }, { verb: 'mfa.recoveryCodeUsed' })
}
