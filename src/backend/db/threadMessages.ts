import type { UserId } from '#shared/domain/ids.ts'
import type { ErrorCode } from '#shared/errors/index.ts'
import type { Stamp } from '#shared/lib/hybridClock.ts'
import type { Device, Written } from './clinicDatabase.ts'
import type { SyncedTables } from './tables.ts'

/** What the thread is started with. The key is a copy, which it wipes once the database is open. */
export type ThreadStart = { readonly file: string; readonly key: Uint8Array; readonly device: Device }

/** PASSIVE takes over what it can and waits for nobody; TRUNCATE empties the WAL, while nobody else writes. */
export type CheckpointMode = 'PASSIVE' | 'TRUNCATE'

/** What the main thread asks of the clinic's thread. `id` ties an answer to what was asked. */
export type ToThread =
  | {
      readonly kind: 'work'
      readonly id: number
      readonly name: string
      readonly input: unknown
      readonly actorId: UserId | null
      readonly now: number
      readonly stamp: Stamp
    }
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'checkpoint'; readonly id: number; readonly mode: CheckpointMode }
  | { readonly kind: 'close' }

/** What the clinic's thread answers. */
export type FromThread =
  | { readonly kind: 'progress'; readonly id: number; readonly done: number }
  | {
      readonly kind: 'settled'
      readonly id: number
      readonly answer: Written<unknown, ErrorCode>
      readonly users: readonly UserId[]
      readonly tables: readonly (keyof SyncedTables)[]
    }
  | { readonly kind: 'checkpointed'; readonly id: number }
  /** It threw. What the error says stays where it was thrown: it may quote what somebody typed. */
  | ({ readonly kind: 'failed'; readonly id: number } & ThrownInThread)

/** What is told of an error of the thread: its kind, SQLite's code or none, and where. */
export type ThrownInThread = { readonly error: string; readonly code: string; readonly frames: string }
