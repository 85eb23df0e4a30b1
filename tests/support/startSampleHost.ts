import { existsSync, mkdtempSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { inject } from 'vitest'
import { type Host, startHost } from './startHost.ts'

/** Makes the sample clinic as the first run's button does, in a folder that no program holds afterwards. */
async function makeSample(folder: string): Promise<void> {
  // Loading the whole core takes longer than copying: only the one who makes the sample does.
  const { dataOf, startTestApp } = await import('./testApp.ts')
  const clock = { now: () => Date.now(), monotonic: () => performance.now() }
  const { ask, app } = await startTestApp({ folder, ports: { clock } })
  dataOf(await ask('setup.createSample', { keepKeyInFile: true }))
  await app.stop()
}

/** The data folder of a sample clinic, made by the first who asks in a run of the tests. */
async function sampleFolder(): Promise<string> {
  const shelf = inject('sampleShelf')
  const sample = join(shelf, 'sample')
  if (!existsSync(sample)) {
    const made = mkdtempSync(join(shelf, 'making-'))
    await makeSample(made)
    renameSync(made, sample)
  }
  return sample
}

/**
 * Starts the built browser shell on a copy of the sample clinic, at its sign-in: what a spec needs that is not about the
 * first run. `sample.test.ts` goes through the real one.
 */
export async function startSampleHost(): Promise<Host> {
  return startHost({ copyOf: await sampleFolder() })
}
