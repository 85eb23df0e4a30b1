import { cpSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeOnce } from './makeOnce.ts'
import type { TestApp } from './testApp.ts'

/** On which clock the sample was made: that of the tests' core, which stands, or this PC's. */
export type SampleClock = 'standing' | 'real'

/** Makes the sample clinic as the first run's button does, in a folder that no program holds afterwards. */
async function makeSample(folder: string, kind: SampleClock): Promise<void> {
  // Loading the whole core takes longer than copying: only the one who makes the sample does.
  const { dataOf, startTestApp } = await import('./testApp.ts')
  const clock = { now: () => Date.now(), monotonic: () => performance.now() }
  const { ask, app } = await startTestApp({ folder, ports: kind === 'real' ? { clock } : {} })
  dataOf(await ask('setup.createSample', { keepKeyInFile: true }))
  await app.stop()
}

/** The data folder of a sample clinic, made by the first who asks in a run of the tests. Nobody may open it. */
export const sampleFolder = (kind: SampleClock): Promise<string> =>
  makeOnce(`sample-${kind}`, (folder) => makeSample(folder, kind))

/** The core on a sample clinic of its own, with nobody signed in. The caller stops it. */
export async function startSampleApp(): Promise<TestApp> {
  const { startTestApp } = await import('./testApp.ts')
  const folder = mkdtempSync(join(tmpdir(), 'anteroom-test-'))
  cpSync(await sampleFolder('standing'), folder, { recursive: true })
  return startTestApp({ folder })
}
