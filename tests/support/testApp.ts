import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { inject } from 'vitest'
import { createApp, createFileStore } from '#backend/app.ts'
import type { App, Ports, PresenceSignal } from '#backend/ports.ts'
import type { Answer, InputOf, RouteName } from '#shared/contract/index.ts'

export const DESK = 'desk'
export const OWNER_EMAIL = 'olive@maple.example'
export const OWNER_PASSWORD = 'a quiet morning in june'

/** What the clinic's thread runs: as the run of the tests built it, and from the source outside of one. */
export const THREAD_ENTRY = new URL(
  process.env['VITEST'] === undefined
    ? new URL('../../src/backend/thread.ts', import.meta.url)
    : inject('threadEntry'),
)

/** A clock that stands until it is told to move. */
export type TestClock = { now: number; monotonic: number; advance: (ms: number) => void }

/** The core on a real encrypted database in a folder of its own, with a clock in hand. */
export type TestApp = {
  readonly app: App
  readonly clock: TestClock
  readonly folder: string
  readonly ports: Ports
  readonly log: string[]
  readonly signal: (signal: PresenceSignal) => void
  readonly ask: <N extends RouteName>(route: N, input: InputOf<N>, seat?: string) => Promise<Answer<N>>
  readonly raw: (route: string, input: unknown, seat?: string) => ReturnType<App['dispatch']>
  /** Stops and starts again on the same folder. */
  readonly restart: () => Promise<TestApp>
  readonly stop: () => Promise<void>
}

const START = Date.UTC(2026, 9, 5, 13, 30)

function testPorts(
  folder: string,
  clock: TestClock,
  log: string[],
  listeners: Set<(signal: PresenceSignal) => void>,
): Ports {
  return {
    shell: 'browser',
    appVersion: '0.0.0-test',
    paths: { data: folder, resources: resolve(import.meta.dirname, '../../resources') },
    threadEntry: THREAD_ENTRY,
    keychain: undefined,
    keyFile: createFileStore(join(folder, 'secrets')),
    prefersKeyFile: true,
    clock: { now: () => clock.now, monotonic: () => clock.monotonic },
    systemIdleSeconds: () => undefined,
    onPresence: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    log: (line) => void log.push(JSON.stringify(line)),
  }
}

/** Starts the core on an empty folder, or on one that is there. The caller stops it. */
export async function startTestApp(
  options: { folder?: string; clock?: TestClock; ports?: Partial<Ports> } = {},
): Promise<TestApp> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'anteroom-test-'))
  const clock: TestClock = options.clock ?? {
    now: START,
    monotonic: 0,
    advance: (ms) => {
      clock.now += ms
      clock.monotonic += ms
    },
  }
  const log: string[] = []
  const listeners = new Set<(signal: PresenceSignal) => void>()
  const ports = { ...testPorts(folder, clock, log, listeners), ...options.ports }
  const app = await createApp(ports, { checksAnswers: true })
  const raw: TestApp['raw'] = (route, input, seat = DESK) => app.dispatch(seat, route, input)
  return {
    app,
    clock,
    folder,
    ports,
    log,
    signal: (signal) => {
      for (const listener of listeners) listener(signal)
    },
    raw,
    // The router answers by the contract of the route it was asked; tests check that it does.
    ask: (route, input, seat) => raw(route, input, seat) as never,
    restart: async () => {
      await app.stop()
      return startTestApp({ folder, clock, ...(options.ports === undefined ? {} : { ports: options.ports }) })
    },
    stop: async () => {
      await app.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The data of an answer, or a failed test that says what came instead. */
export function dataOf<N extends RouteName>(answer: Answer<N>): Extract<Answer<N>, { ok: true }>['data'] {
  if (!answer.ok) throw new Error(`Expected data, got ${JSON.stringify(answer.error)}`)
  return answer.data
}

/** A new clinic with one owner, Olive Owner, who is signed in at the desk. */
export async function startClinic(
  plan: 'solo' | 'soloPlus' | 'teams' = 'teams',
  options: Parameters<typeof startTestApp>[0] = {},
): Promise<TestApp> {
  const test = await startTestApp(options)
  dataOf(
    await test.ask('setup.createClinic', {
      name: 'Maple Therapy',
      timezone: 'America/Toronto',
      plan,
      owner: {
        firstName: 'Olive',
        lastName: 'Owens',
        email: OWNER_EMAIL,
        password: OWNER_PASSWORD,
        treatsClients: false,
      },
      keepKeyInFile: true,
    }),
  )
  return test
}
