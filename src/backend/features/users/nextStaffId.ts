import type { WriteTx } from '../../db/clinicDatabase.ts'

const FIRST_NUMBER = 1001

/** A, B … Z, AA, AB …: each PC numbers under its own letters, so that two of them never give the same (S11). */
function deviceLetters(deviceNumber: number): string {
  let letters = ''
  for (let left = deviceNumber; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters
  }
  return letters
}

const SAVE = `INSERT INTO setting (name, value) VALUES ('staffId.next', ?)
  ON CONFLICT (name) DO UPDATE SET value = excluded.value`

/**
 * The next generated staff ID of this PC, such as `A1001`; one that somebody chose freely is passed over.
 * @param kept IDs in lower case that somebody is about to get
 */
export function nextStaffId(tx: WriteTx, kept: ReadonlySet<string> = new Set()): string {
  const [row] = tx.all("SELECT CAST(value AS INTEGER) AS next FROM setting WHERE name = 'staffId.next'")
  const letters = deviceLetters(tx.device.number)
  let number = typeof row === 'object' && row !== null && 'next' in row ? Number(row.next) : FIRST_NUMBER
  const isTaken = (id: string): boolean =>
    kept.has(id.toLowerCase()) ||
    tx.all('SELECT 1 FROM user WHERE staff_id = ? COLLATE NOCASE', id).length > 0
  while (isTaken(`${letters}${number}`)) number += 1
  tx.run(SAVE, String(number + 1))
  return `${letters}${number}`
}
