import { mkdtempSync, rmSync } from 'node:fs'
import { readdir, readFile, appendFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { FolderLock } from '#backend/db/lockFolder.ts'
import { lockFolder } from '#backend/db/lockFolder.ts'

/**
 * A person's process: loads the program with the rights it was started with, then keeps only those of the user id in
 * its arguments, and does line by line what otherPerson.ts asks. Answers one JSON line per request.
 */
type Ask = { readonly id: number; readonly do: string; readonly path: string }

let lock: FolderLock | undefined

/** The native driver is loaded before the rights go: its file may lie where this person can't read. */
function loadDriver(): void {
  const folder = mkdtempSync(join(tmpdir(), 'anteroom-load-'))
  const first = lockFolder(folder)
  if (first.kind === 'locked') first.release()
  rmSync(folder, { recursive: true })
}

function become(id: number): void {
  if (process.getuid?.() === id) return
  process.setgroups?.([id])
  process.setgid?.(id)
  process.setuid?.(id)
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error)

/** 'done' where it worked, else the code of the refusal. */
async function attempt(act: () => Promise<unknown>): Promise<string> {
  try {
    await act()
    return 'done'
  } catch (error) {
    return codeOf(error)
  }
}

async function answer({ do: what, path }: Ask): Promise<string> {
  if (what === 'lock') {
    lock = lockFolder(path)
    return lock.kind
  }
  if (what === 'release') {
    if (lock?.kind === 'locked') lock.release()
    return 'released'
  }
  if (what === 'read') return await attempt(() => readFile(path))
  if (what === 'list') return await attempt(() => readdir(path))
  if (what === 'write') return await attempt(() => appendFile(path, 'x'))
  throw new Error(`Unknown request ${what}`)
}

loadDriver()
process.umask(0)
become(Number(process.argv[2]))
for await (const line of createInterface({ input: process.stdin })) {
  const ask: Ask = JSON.parse(line)
  process.stdout.write(`${JSON.stringify({ id: ask.id, value: await answer(ask) })}\n`)
}
process.exit(0)
