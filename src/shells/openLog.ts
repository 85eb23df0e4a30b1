import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Ports } from '#backend/ports.ts'

const MAX_BYTES = 1_000_000

/**
 * The local log: one JSON line per entry in `<folder>/anteroom.log`, with the log before it as `anteroom.1.log`.
 * A log that can't be written never stops the program.
 */
export function openLog(folder: string, now: () => number): Ports['log'] {
  const file = join(folder, 'anteroom.log')
  const attempt = (act: () => void): void => {
    try {
      act()
    } catch {
      // A full or read-only disk: the core meets it too, and tells the person.
    }
  }
  attempt(() => mkdirSync(folder, { recursive: true, mode: 0o700 }))
  attempt(() => {
    if (statSync(file).size > MAX_BYTES) renameSync(file, join(folder, 'anteroom.1.log'))
  })
  return ({ level, code, detail }) => {
    const line = JSON.stringify({ at: new Date(now()).toISOString(), level, code, ...detail })
    attempt(() => appendFileSync(file, `${line}\n`, { mode: 0o600 }))
  }
}
