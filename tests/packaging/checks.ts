import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, readdir, realpath, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { extractAll } from '@electron/asar'
import { FuseV1Options } from '@electron/fuses'
import { z } from 'zod'
import { findFuseFaults, readFuses, wantedFuses } from './fuses.ts'
import {
  findFileFaults,
  findPackedBinaries,
  findTextFaults,
  nativeBinaryOf,
  neededFiles,
} from './packageRules.ts'
import type { PackageTarget } from './packageRules.ts'
import type { PackedProgram } from './packProject.ts'
import { listArchive, readArchived } from './readArchive.ts'

/** What one check found: no faults means that it holds. `detail` says how much was looked at. */
export type Finding = { readonly faults: readonly string[]; readonly detail: string }

const packageSchema = z.object({
  dependencies: z.record(z.string(), z.string()),
  optionalDependencies: z.record(z.string(), z.string()),
})

/** Nothing inside but what the program needs, and nothing that it needs is missing. */
export function checkFiles(packed: PackedProgram, target: PackageTarget): Finding {
  const files = listArchive(packed.archive).map((entry) => entry.path)
  const missing = neededFiles.filter((file) => !files.includes(file)).map((file) => `${file}: missing`)
  return { faults: [...missing, ...findFileFaults(files, target)], detail: `${files.length} files` }
}

/** No file names a source map, a development server, the browser shell or this machine. */
export function checkTexts(packed: PackedProgram, projectDir: string): Finding {
  const texts = listArchive(packed.archive).filter(({ path: file }) => /\.(c?js|html|css|json)$/.test(file))
  const machinePaths = [projectDir, os.homedir()].filter((folder) => folder.length > 1)
  const faults = texts.flatMap(({ path: file }) =>
    findTextFaults(file, readArchived(packed.archive, file), file.startsWith('out/') ? machinePaths : []),
  )
  return { faults, detail: `${texts.length} texts` }
}

/** The second keychain driver helps where the program runs from source; the package brings keytar alone. */
const LEFT_OUT: ReadonlySet<string> = new Set(['@napi-rs/keyring'])

/** Every runtime dependency is inside, and its binary lies beside the archive where the system can load it. */
export async function checkDependencies(
  packed: PackedProgram,
  projectDir: string,
  target: PackageTarget,
): Promise<Finding> {
  const entries = listArchive(packed.archive)
  const manifest = packageSchema.parse(
    JSON.parse(await readFile(path.join(projectDir, 'package.json'), 'utf8')),
  )
  const optional = Object.keys(manifest.optionalDependencies).filter((name) => !LEFT_OUT.has(name))
  const isInstalled = (name: string): boolean =>
    existsSync(path.join(projectDir, 'node_modules', name, 'package.json'))
  const absent = optional.filter((name) => !isInstalled(name))
  const wanted = [...Object.keys(manifest.dependencies), ...optional.filter(isInstalled)]
  const needed = wanted.flatMap((name) => [`node_modules/${name}/package.json`, nativeBinaryOf(name, target)])
  const missing = needed.filter((file) => !entries.some((entry) => entry.path === file))
  const archived = findPackedBinaries(entries)
  return {
    faults: [
      ...missing.map((file) => `${file}: missing`),
      ...archived.map((file) => `${file}: inside the archive, where it can't be loaded`),
    ],
    detail: wanted.join(', ') + absent.map((name) => `; ${name} is not installed on this machine`).join(''),
  }
}

/** The files that the program reads at run time lie beside the archive, all of them. */
export async function checkResources(packed: PackedProgram, projectDir: string): Promise<Finding> {
  const list = async (folder: string): Promise<string[]> => {
    const found = await readdir(folder, { recursive: true, withFileTypes: true })
    return found
      .filter((one) => one.isFile())
      .map((one) => path.relative(folder, path.join(one.parentPath, one.name)))
  }
  const isKept = (file: string): boolean => !/\.(map|ts|md)$|(^|\/)\.DS_Store$|(^|\/)\.gitkeep$/.test(file)
  const wanted = (await list(path.join(projectDir, 'resources'))).filter(isKept)
  const found = await list(packed.resources)
  return {
    faults: [
      ...wanted.filter((file) => !found.includes(file)).map((file) => `${file}: missing`),
      ...found.filter((file) => !wanted.includes(file)).map((file) => `${file}: not needed at run time`),
    ],
    detail: `${found.length} files`,
  }
}

/** The fuses of the packed executable, read back from it. */
export async function checkFuses(packed: PackedProgram): Promise<Finding> {
  const faults = findFuseFaults(await readFuses(packed.executable))
  const names = [...wantedFuses].map(([fuse, state]) => `${FuseV1Options[fuse]} ${state}`)
  return { faults, detail: names.join(', ') }
}

/** The packed backend, alone in a folder of its own, starts in plain Node and lets a person sign in. */
export async function checkSignIn(packed: PackedProgram): Promise<Finding> {
  const folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'anteroom-packed-')))
  const script = fileURLToPath(new URL('signInPacked.ts', import.meta.url))
  try {
    extractAll(packed.archive, folder)
    const run = promisify(execFile)(process.execPath, [script, folder, packed.resources], { timeout: 60_000 })
    const { stdout } = await run
    return { faults: [], detail: stdout.trim() }
  } catch (error) {
    const stderr = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : ''
    return { faults: [stderr === '' ? String(error) : stderr], detail: 'did not sign in' }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
