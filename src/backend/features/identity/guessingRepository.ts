import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { UserId } from '#shared/domain/ids.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { CALM_PC, type PcPace } from './guessing.ts'

/** Under which the tries of a known person are counted, whatever their e-mail is called today. */
export const keyOfUser = (userId: UserId): string => `user:${userId}`
/** Under which the tries at a name nobody bears are counted. */
export const keyOfName = (foldedEmail: string): string =>
  `name:${createHash('sha256').update(`anteroom sign-in\n${foldedEmail}`).digest('hex')}`

export type Tries = { readonly failures: number; readonly pauseLeftMs: number }

const rowSchema = z.object({ failures: z.int(), pause_left_ms: z.int() })
const paceSchema = z.object({
  failures: z.int(),
  periodLeftMs: z.number(),
  pauseLeftMs: z.number(),
  times: z.int(),
})
const valueSchema = z.object({ value: z.string() })

export function readTries(tx: WriteTx, key: string): Tries {
  const [row] = tx.all('SELECT failures, pause_left_ms FROM sign_in_attempt WHERE name_key = ?', key)
  const parsed = rowSchema.safeParse(row)
  return parsed.success
    ? { failures: parsed.data.failures, pauseLeftMs: parsed.data.pause_left_ms }
    : { failures: 0, pauseLeftMs: 0 }
}

const SAVE = `INSERT INTO sign_in_attempt (name_key, user_id, failures, pause_left_ms, last_at) VALUES (?,?,?,?,?)
  ON CONFLICT DO UPDATE SET failures = excluded.failures, pause_left_ms = excluded.pause_left_ms,
  last_at = excluded.last_at`

/** Local to this PC, so neither stamped nor queued; the list shows it, so the person counts as touched. */
export function saveTries(tx: WriteTx, key: string, userId: UserId | null, tries: Tries): void {
  if (tries.failures === 0) tx.run('DELETE FROM sign_in_attempt WHERE name_key = ?', key)
  else tx.run(SAVE, key, userId, tries.failures, Math.ceil(tries.pauseLeftMs), tx.now)
  if (userId !== null) tx.touchedUsers.add(userId)
}

export function readPace(tx: WriteTx): PcPace {
  const [row] = tx.all("SELECT value FROM setting WHERE name = 'guessing.pace'")
  const parsed = valueSchema.safeParse(row)
  if (!parsed.success) return CALM_PC
  const pace = paceSchema.safeParse(JSON.parse(parsed.data.value))
  return pace.success ? pace.data : CALM_PC
}

export function savePace(tx: WriteTx, pace: PcPace): void {
  tx.run(
    `INSERT INTO setting (name, value) VALUES ('guessing.pace', ?) ON CONFLICT DO UPDATE SET value = excluded.value`,
    JSON.stringify(pace),
  )
}

/** The PCs of the clinic that may sign people in. */
export function countPcs(tx: WriteTx): number {
  const [row] = tx.all('SELECT count(*) AS failures, 0 AS pause_left_ms FROM device WHERE is_revoked = 0')
  const parsed = rowSchema.safeParse(row)
  return parsed.success ? parsed.data.failures : 1
}

/** Every name that has to wait now. */
export function listPaused(tx: WriteTx): { key: string; pauseLeftMs: number }[] {
  const rows = tx.all('SELECT name_key, failures, pause_left_ms FROM sign_in_attempt WHERE pause_left_ms > 0')
  const schema = rowSchema.extend({ name_key: z.string() })
  return rows.map((row) => {
    const parsed = schema.parse(row)
    return { key: parsed.name_key, pauseLeftMs: parsed.pause_left_ms }
  })
}

/** Keeps what is left of a pause, and nothing else of the row. */
export function savePauseLeft(tx: WriteTx, key: string, pauseLeftMs: number): void {
  tx.run('UPDATE sign_in_attempt SET pause_left_ms = ? WHERE name_key = ?', Math.ceil(pauseLeftMs), key)
}
