import type { AppEvent } from '#shared/contract/index.ts'
import type { AppFailure } from '#shared/errors/index.ts'
import type { Clock } from '#shared/lib/hybridClock.ts'

/**
 * Where a secret of at most 64 hex characters is kept outside the database: the keychain, or a 0600 file where a
 * person asked for that (security.md 3 and 4).
 */
export type SecretStore = {
  readonly kind: 'keychain' | 'file'
  /** Writes, reads back and deletes a throw-away value: the only way to tell "no such key" from "store is locked". */
  probe(): Promise<'ok' | 'unavailable'>
  /** The secret under this name; undefined where the store has none *or is locked*: ask `probe` to tell. */
  read(name: string): Promise<string | undefined>
  /** Throws where the store is unavailable. */
  write(name: string, value: string): Promise<void>
  /** Throws where the store is unavailable; removing what is not there is no error. */
  remove(name: string): Promise<void>
}

/** What the operating system says about the person's presence. */
export type PresenceSignal = 'systemLocked' | 'systemSleep'

/** A system's proxies in the words of an environment; empty where an address is reached without one. */
export type ProxyEnvironment = { readonly HTTPS_PROXY?: string; readonly NO_PROXY?: string }

/** What a shell supplies to the core. Nothing else of the outside reaches the backend. */
export type Ports = {
  readonly shell: 'electron' | 'browser' | 'cli'
  readonly appVersion: string
  readonly paths: {
    /** The folder of this clinic's data on this PC: database, key slots, backups, logs. */
    readonly data: string
    /** Read-only files shipped with the program. */
    readonly resources: string
  }
  /** What the clinic's thread runs: the module thread.ts as this shell has it, source or bundle (design.md 7). */
  readonly threadEntry: URL
  /** The system keychain, or undefined where this machine has no driver for one. */
  readonly keychain: SecretStore | undefined
  /** The 0600 file, used only where a person or ANTEROOM_KEY_STORE=file asked for it. */
  readonly keyFile: SecretStore
  /** True where the environment asked for the key file (ANTEROOM_KEY_STORE=file). */
  readonly prefersKeyFile: boolean
  readonly clock: Clock
  /** Seconds since the person last touched keyboard or mouse anywhere on this PC; undefined where unknown. */
  readonly systemIdleSeconds: () => number | undefined
  /** Calls back on system lock and sleep; returns the unsubscribe function. */
  readonly onPresence: (listener: (signal: PresenceSignal) => void) => () => void
  /** Which proxies the system has for this address, asked before each request; missing where there are none. */
  readonly proxyFor?: (address: string) => Promise<ProxyEnvironment>
  /** Lets the person choose a folder in a window of the shell; missing where it has none. */
  readonly pickFolder?: () => Promise<string | undefined>
  /** One line for the local log: a code and numbers, never a name, a value or SQL with values. */
  readonly log: (line: {
    level: 'info' | 'warn' | 'error'
    code: string
    detail?: Readonly<Record<string, string | number>>
  }) => void
}

/**
 * Who is at the other end of a link: `desk` for the window of Electron, the cookie's random value in the browser
 * shell. A sign-in belongs to a seat, so that a reloaded page finds its session again.
 */
export type Seat = string

/** What every call is answered with, as plain JSON. */
export type Envelope =
  { readonly ok: true; readonly data: unknown } | { readonly ok: false; readonly error: AppFailure }

/** The product without a screen, as a shell drives it. */
export type App = {
  /** Never rejects. `route` is checked here: a shell passes on what it was given. */
  dispatch(seat: Seat, route: string, input: unknown): Promise<Envelope>
  /** @returns the function that ends the subscription */
  subscribe(seat: Seat, listener: (event: AppEvent) => void): () => void
  /** Ends work in hand, closes the database and releases the data folder. */
  stop(): Promise<void>
}
