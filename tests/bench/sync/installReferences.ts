import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { say } from '../say.ts'

const FOLDER = join(import.meta.dirname, '../references')

/** Brings what the goals of the sync are measured against, by the lock file beside this one; once. */
export function installReferences(): void {
  if (existsSync(join(FOLDER, 'node_modules', '.package-lock.json'))) return
  say('  installing what is measured against (once)')
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: FOLDER, stdio: 'pipe' })
}

/** A CommonJS package of this folder. */
export function requireReference(name: string): unknown {
  const load = createRequire(join(FOLDER, 'package.json'))
  return load(name)
}

/** An ES module of this folder's packages, by its file. */
export function importReference(file: string): Promise<unknown> {
  return import(pathToFileURL(join(FOLDER, 'node_modules', file)).href)
}
