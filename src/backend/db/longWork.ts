import type { ErrorCode } from '#shared/errors/index.ts'
import type { Written, WriteTx } from './clinicDatabase.ts'

/** How whoever asked for a long work follows it, and ends it. */
export type Watch = {
  readonly signal: AbortSignal
  /** How much is done, in units of the work's own; it crosses threads, so call it a few times a second at most. */
  readonly onProgress: (done: number) => void
}

/**
 * A piece of writing that takes seconds, in one transaction: all or nothing. It runs on the clinic's thread, found
 * there by its name, so `input` and what it answers are plain data, and it reaches for nothing but its arguments.
 */
export type LongWork<I, T, C extends ErrorCode> = {
  readonly name: string
  readonly run: (tx: WriteTx, input: I, watch: Watch) => Promise<Written<T, C>>
}

/** A long work whose types nobody here needs to know. */
export type AnyLongWork = LongWork<never, unknown, ErrorCode>
