import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  checkDependencies,
  checkFiles,
  checkFuses,
  checkResources,
  checkSignIn,
  checkTexts,
} from './checks.ts'
import type { Finding } from './checks.ts'
import { packProject, targetHere } from './packProject.ts'
import type { PackedProgram } from './packProject.ts'
import { makeStandInElectron } from './standInElectron.ts'

/** Packs the project as it is built, with a stand-in for Electron, and says how packing failed where it did. */
async function pack(projectDir: string, scratch: string): Promise<PackedProgram> {
  if (!existsSync(path.join(projectDir, 'out', 'main', 'index.js'))) {
    throw new Error('There is no built program in out/. Run "npm run build" first.')
  }
  const electron = path.join(scratch, 'electron')
  await makeStandInElectron(electron)
  try {
    return await packProject(projectDir, path.join(scratch, 'dist'), electron, targetHere())
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const isNetwork = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|getaddrinfo|download/i.test(
      reason,
    )
    const hint = isNetwork ? ' It tried to fetch something, which packing into a folder must never need.' : ''
    throw new Error(`electron-builder could not pack.${hint}\n${reason}`, { cause: error })
  }
}

async function runChecks(projectDir: string, packed: PackedProgram): Promise<[string, Finding][]> {
  const target = targetHere()
  return [
    ['Only what is needed is inside', checkFiles(packed, target)],
    ['No source maps, servers, machine paths', checkTexts(packed, projectDir)],
    ['Runtime dependencies and binaries', await checkDependencies(packed, projectDir, target)],
    ['Files read at run time', await checkResources(packed, projectDir)],
    ['Fuses', await checkFuses(packed)],
    ['The packed backend signs in', await checkSignIn(packed)],
  ]
}

function printTable(rows: readonly [string, Finding][]): void {
  const width = Math.max(...rows.map(([name]) => name.length))
  for (const [name, { faults, detail }] of rows) {
    console.log(`${faults.length === 0 ? 'ok    ' : 'FAILED'}  ${name.padEnd(width)}  ${detail}`)
    for (const fault of faults) console.log(`          ${fault}`)
  }
}

/** Checks the package of one built project; true where everything holds. */
async function checkPackage(projectDir: string): Promise<boolean> {
  const scratch = await mkdtemp(path.join(os.tmpdir(), 'anteroom-package-'))
  try {
    const rows = await runChecks(projectDir, await pack(projectDir, scratch))
    console.log('\nThe package of Anteroom, made with a stand-in for Electron\n')
    printTable(rows)
    const failed = rows.filter(([, { faults }]) => faults.length > 0).length
    console.log(failed === 0 ? '\nAll checks hold.' : `\n${failed} of ${rows.length} checks failed.`)
    return failed === 0
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

const projectDir = path.resolve(process.argv[2] ?? fileURLToPath(new URL('../..', import.meta.url)))
try {
  if (!(await checkPackage(projectDir))) process.exitCode = 1
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
