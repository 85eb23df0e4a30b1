import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createApp, createFileStore } from '#backend/app.ts'
import type Database from 'better-sqlite3'
import { openDatabase } from '#backend/db/openDatabase.ts'
import { refreshLists } from '#backend/refreshLists.ts'
import { keyPaths } from '#backend/keys/keyPaths.ts'
import { unlockWithStore } from '#backend/keys/unlockWithStore.ts'
import { createOpener } from '#backend/openFiles.ts'
import type { App, Envelope, Ports } from '#backend/ports.ts'
import { fillClinic } from './people/fillClinic.ts'

const DESK = 'desk'
export const EMAIL = 'olive@maple.example'
export const PASSWORD = 'a quiet morning in june'

/** A filled clinic on disk; nothing has it open. */
export type BenchClinic = {
  readonly people: number
  readonly ports: Ports
  readonly file: string
  readonly key: Buffer
  /** People a second while it was filled. */
  readonly fillRate: number
}

/** The ports of a core whose data are in this folder, its key in a file beside them. */
export function benchPorts(folder: string): Ports {
  return {
    shell: 'browser',
    appVersion: '0.0.0-bench',
    paths: { data: folder, resources: resolve(import.meta.dirname, '../../resources') },
    threadEntry: new URL('../../src/backend/thread.ts', import.meta.url),
    keychain: undefined,
    keyFile: createFileStore(join(folder, 'secrets')),
    prefersKeyFile: true,
    // The monotonic clock stands, so that no desk locks during a long measurement.
    clock: { now: () => Date.now(), monotonic: () => 0 },
    systemIdleSeconds: () => undefined,
    onPresence: () => () => {},
    log: (line) => {
      if (line.level === 'error') throw new Error(JSON.stringify(line))
    },
  }
}

/** The data of an answer; anything else ends the benchmark. */
export function dataOf(answer: Envelope): unknown {
  if (!answer.ok) throw new Error(`Expected data, got ${JSON.stringify(answer.error)}`)
  return answer.data
}

const clinics = new Map<number, Promise<BenchClinic>>()

async function makeClinic(people: number): Promise<BenchClinic> {
  const folder = mkdtempSync(join(tmpdir(), `anteroom-bench-${people}-`))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const ports = benchPorts(folder)
  const app = await createApp(ports)
  const owner = {
    firstName: 'Olive',
    lastName: 'Owens',
    email: EMAIL,
    password: PASSWORD,
    treatsClients: false,
  }
  const clinic = {
    name: 'Maple Therapy',
    timezone: 'America/Toronto',
    plan: 'teams',
    owner,
    keepKeyInFile: true,
  }
  dataOf(await app.dispatch(DESK, 'setup.createClinic', clinic))
  await app.stop()
  const opener = createOpener(ports, { beforeCommit: refreshLists, afterCommit: () => {} })
  await unlockWithStore(folder, ports, opener.opens)
  const taken = opener.taken()
  if (taken === undefined) throw new Error('The clinic could not be opened for filling')
  const fillRate = await fillClinic(taken.db, people)
  await taken.db.close()
  return { people, ports, file: keyPaths(folder).database, key: taken.key, fillRate }
}

/** A clinic with so many people besides its owner, made once in a run and removed at its end. */
export function clinicOf(people: number): Promise<BenchClinic> {
  const clinic = clinics.get(people) ?? makeClinic(people)
  clinics.set(people, clinic)
  return clinic
}

/** A running core on a clinic, with its owner signed in, and a bare connection to the same file beside it. */
export type Desk = {
  readonly app: App
  readonly ask: (route: string, input: unknown) => Promise<unknown>
  readonly bare: Database.Database
  readonly close: () => Promise<void>
}

/** Signs the owner in. */
export async function signIn(app: App): Promise<void> {
  dataOf(await app.dispatch(DESK, 'identity.signIn', { email: EMAIL, password: PASSWORD }))
}

/** Asks as the owner at the desk; anything but data throws. */
export async function askAt(app: App, route: string, input: unknown): Promise<unknown> {
  return dataOf(await app.dispatch(DESK, route, input))
}

/** Opens a clinic twice: through the core and bare. */
export async function openDesk(clinic: BenchClinic): Promise<Desk> {
  const app = await createApp(clinic.ports)
  await signIn(app)
  const bare = openDatabase({ file: clinic.file, key: clinic.key, readonly: true })
  return {
    app,
    ask: (route, input) => askAt(app, route, input),
    bare,
    close: async () => {
      bare.close()
      await app.stop()
    },
  }
}
