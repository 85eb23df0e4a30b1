import { sampleFolder } from './sampleFolder.ts'
import { type Host, startHost } from './startHost.ts'

/**
 * Starts the built browser shell on a copy of the sample clinic, at its sign-in: what a spec needs that is not about the
 * first run. `sample.test.ts` goes through the real one.
 */
export async function startSampleHost(): Promise<Host> {
  return startHost({ copyOf: await sampleFolder('real') })
}
