import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { createFileStore } from '#backend/keys/secretStores/fileStore.ts'
import type { App, Ports } from '#backend/ports.ts'
import { sessionStateSchema } from '#shared/contract/identity.ts'
import { startStateSchema } from '#shared/contract/start.ts'

/**
 * Runs as a program of its own, in plain Node: `node signInPacked.ts <extracted archive> <packed resources>`.
 * Starts the packed backend, makes the sample clinic and signs in to it, then prints one sentence. Ends with an error
 * where anything fails, or where a native binary came from outside the package.
 */
const [program, resources] = process.argv.slice(2)
if (program === undefined || resources === undefined) throw new Error('Two folders are needed')

function portsFor(data: string, shipped: string): Ports {
  return {
    shell: 'cli',
    appVersion: '0.0.0-check',
    paths: { data, resources: shipped },
    threadEntry: pathToFileURL(path.join(program ?? '', 'out', 'main', 'thread.js')),
    keychain: undefined,
    keyFile: createFileStore(path.join(data, 'keys')),
    prefersKeyFile: true,
    clock: { now: () => Date.now(), monotonic: () => performance.now() },
    systemIdleSeconds: () => undefined,
    onPresence: () => () => undefined,
    log: (line) => {
      if (line.level === 'error') console.error(line.code, line.detail ?? '')
    },
  }
}

async function loadCreateApp(folder: string): Promise<(ports: Ports) => Promise<App>> {
  const core: unknown = await import(pathToFileURL(path.join(folder, 'out', 'main', 'core.js')).href)
  if (typeof core !== 'object' || core === null || !('createApp' in core)) {
    throw new Error('out/main/core.js exports no createApp')
  }
  const { createApp } = core
  if (typeof createApp !== 'function') throw new Error('createApp of out/main/core.js is no function')
  // The one checked boundary: a bundle carries no types, the calls below check what comes back.
  return createApp as (ports: Ports) => Promise<App>
}

async function ask<S extends z.ZodType>(
  app: App,
  route: string,
  input: unknown,
  output: S,
): Promise<z.output<S>> {
  const answer = await app.dispatch('desk', route, input)
  if (!answer.ok) throw new Error(`${route} answered ${answer.error.code}`)
  return output.parse(answer.data)
}

async function signIn(app: App): Promise<string> {
  const start = await ask(app, 'setup.createSample', { keepKeyInFile: true }, startStateSchema)
  const [sample] = start.sampleSignIns
  if (sample === undefined) throw new Error('The sample clinic names no sign-in')
  const { email, password } = sample
  const session = await ask(app, 'identity.signIn', { email, password }, sessionStateSchema)
  if (session.state !== 'active') throw new Error(`Signed in, but the session is ${session.state}`)
  return `signed in to ${start.clinicName ?? 'a clinic without a name'} as ${sample.role}`
}

const sharedObjectsSchema = z.object({ sharedObjects: z.array(z.string()) })

/** The native binaries that this process has loaded. */
function loadedBinaries(): string[] {
  const { sharedObjects } = sharedObjectsSchema.parse(process.report.getReport())
  return sharedObjects.filter((file) => file.endsWith('.node'))
}

/** keytar is optional: undefined where the package has none, else what loading it said. */
function loadKeytar(folder: string): string {
  const from = createRequire(path.join(folder, 'out', 'main', 'core.js'))
  try {
    from.resolve('keytar')
  } catch {
    return 'no keychain driver inside'
  }
  from('keytar')
  return 'keychain driver loads'
}

const data = await mkdtemp(path.join(tmpdir(), 'anteroom-packed-data-'))
try {
  const createApp = await loadCreateApp(program)
  const app = await createApp(portsFor(data, resources))
  const sentence = await signIn(app)
  const keytar = loadKeytar(program)
  const binaries = loadedBinaries()
  const foreign = binaries.filter((file) => !file.startsWith(program + path.sep))
  if (foreign.length > 0) throw new Error(`Loaded from outside the package: ${foreign.join(', ')}`)
  await app.stop()
  console.log(`${sentence}; ${keytar}; ${binaries.length} native binaries, all from the package`)
} finally {
  await rm(data, { recursive: true, force: true })
}
