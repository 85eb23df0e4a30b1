import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkDependencies, checkFiles, checkFuses, checkResources, checkTexts } from './checks.ts'
import { packProject, targetHere } from './packProject.ts'
import type { PackedProgram } from './packProject.ts'
import { listArchive } from './readArchive.ts'
import { makeStandInElectron } from './standInElectron.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const copied = [
  'build',
  'resources',
  'package.json',
  'package-lock.json',
  'node_modules/electron/package.json',
  'node_modules/better-sqlite3',
  'node_modules/@node-rs',
]

/** What a careless build or a working folder may leave lying about. */
const planted = [
  'out/main/index.js.map',
  'out/renderer/assets/index.js.map',
  'out/browser/index.js',
  'src/backend/app.ts',
  'tests/a.test.ts',
  'docs/CONTRIBUTING.md',
  '.env',
  'dist/old.txt',
]
const program = [
  'out/main/index.js',
  'out/main/core.js',
  'out/main/thread.js',
  'out/preload/index.cjs',
  'out/renderer/index.html',
  'out/renderer/assets/index.js',
]

describe('packing a project by the real configuration', () => {
  let project = ''
  let packed: PackedProgram

  beforeAll(async () => {
    project = await mkdtemp(path.join(os.tmpdir(), 'anteroom-project-'))
    for (const one of copied) await cp(path.join(root, one), path.join(project, one), { recursive: true })
    for (const file of [...program, ...planted]) {
      await mkdir(path.dirname(path.join(project, file)), { recursive: true })
      await writeFile(path.join(project, file), '// a stand-in\n')
    }
    await writeFile(path.join(project, 'out/main/leak.js'), `// built in ${project}\n`)
    const electron = path.join(project, 'electron-stand-in')
    await makeStandInElectron(electron)
    packed = await packProject(project, path.join(project, 'packed'), electron, targetHere())
  })
  afterAll(() => rm(project, { recursive: true, force: true }))

  it('leaves out everything that is not needed at run time', () => {
    expect(checkFiles(packed, targetHere()).faults).toEqual([])
    const files = listArchive(packed.archive).map((entry) => entry.path)
    expect(files.filter((file) => planted.includes(file))).toEqual([])
    expect(files).toEqual(expect.arrayContaining(program))
  })

  it('keeps every runtime dependency and puts its binary beside the archive', async () => {
    const { faults, detail } = await checkDependencies(packed, project, targetHere())
    expect(faults).toEqual([])
    expect(detail).toContain('@node-rs/argon2, better-sqlite3')
  })

  it('takes along what the program reads at run time', async () => {
    expect((await checkResources(packed, project)).faults).toEqual([])
  })

  it('sets the fuses in the executable', async () => {
    expect((await checkFuses(packed)).faults).toEqual([])
  })

  it('finds the one bundle that names a folder of this machine', () => {
    expect(checkTexts(packed, project).faults).toEqual(['out/main/leak.js: names a folder of this machine'])
  })
})
