import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PROJECT_ROOT } from './projectPaths.ts'
import type { Shell } from './projectPaths.ts'

/** What a build is made from, besides `src`. */
const CONFIGURATION = ['package.json', 'package-lock.json', 'tsconfig.json', 'electron.vite.config.ts']
/** The files that name or are the whole program; the rest of `out` is named by its content. */
export const OUTPUTS: Readonly<Record<Shell, readonly string[]>> = {
  electron: ['out/main/index.js', 'out/main/core.js', 'out/preload/index.cjs', 'out/renderer/index.html'],
  browser: ['out/browser/index.js', 'out/renderer/index.html'],
}

/** Milliseconds of the newest change below a folder; a removed file counts by its folder, a test not at all. */
export function newestChange(folder: string): number {
  let newest = statSync(folder).mtimeMs
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) newest = Math.max(newest, newestChange(path))
    else if (!/\.test\.tsx?$/.test(entry.name)) newest = Math.max(newest, statSync(path).mtimeMs)
  }
  return newest
}

const at = (path: string): string => join(PROJECT_ROOT, path)
/** Written after a whole build: a build that broke off leaves new files and an old mark. */
const markOf = (shell: Shell): string => at(`out/.${shell}-built`)

function isFresh(shell: Shell): boolean {
  const built = statSync(markOf(shell), { throwIfNoEntry: false })?.mtimeMs
  if (built === undefined || !OUTPUTS[shell].every((path) => existsSync(at(path)))) return false
  const sources = [newestChange(at('src')), ...CONFIGURATION.map((path) => statSync(at(path)).mtimeMs)]
  return Math.max(...sources) < built
}

/** Builds what the shell needs, unless it is newer than its source. @returns false where the build failed */
export function buildIfNeeded(shell: Shell): boolean {
  if (isFresh(shell)) return true
  process.stderr.write('Building Anteroom: it is not built yet, or its source changed.\n')
  const startedAt = new Date()
  const args = [at('node_modules/electron-vite/bin/electron-vite.js'), 'build', '--logLevel', 'error']
  if (shell === 'browser') args.push('--mode', 'browser')
  // Standard output belongs to the one line that says where the program is.
  const built = spawnSync(process.execPath, args, { cwd: PROJECT_ROOT, stdio: ['ignore', 2, 2] })
  if (built.status !== 0) return false
  // A change made during the build is newer than the mark.
  writeFileSync(markOf(shell), '')
  utimesSync(markOf(shell), startedAt, startedAt)
  return true
}
