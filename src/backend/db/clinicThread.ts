import { Worker } from 'node:worker_threads'
import type { ErrorCode } from '#shared/errors/index.ts'
import type { Stamp } from '#shared/lib/hybridClock.ts'
import type { Device, Doer } from './clinicDatabase.ts'
import type { LongWork, Watch } from './longWork.ts'
import type { CheckpointMode, FromThread, ThreadStart, ThrownInThread, ToThread } from './threadMessages.ts'
import type { Settled } from './writeSide.ts'

/** Something the clinic's thread was asked failed, or the thread ended over it: nothing of it was stored. */
export class ThreadError extends Error {
  readonly code: string

  constructor({ error, code, frames }: ThrownInThread) {
    super('The clinic’s thread failed')
    this.name = error
    this.code = code
    this.stack = `${error}\n${frames}`
  }
}

/**
 * The main thread's end of the clinic's thread, which has a connection of its own for what takes long: works of many
 * rows, and taking the WAL over into the database. It starts with the first thing asked, and again after a failure.
 */
export type ClinicThread = {
  /** Runs a long work in one transaction over there. Nothing else of this program may write meanwhile. */
  run<I, T, C extends ErrorCode>(
    work: LongWork<I, T, C>,
    order: { readonly doer: Doer; readonly now: number; readonly stamp: Stamp; readonly input: I },
    watch: Watch,
  ): Promise<Settled<T, C>>
  checkpoint(mode: CheckpointMode): Promise<void>
  /** Closes its connection after what it has in hand, and wipes the key. Never rejects. */
  close(): Promise<void>
}

type Answer = Exclude<FromThread, { kind: 'progress' }>
type Asked = {
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: Error) => void
  readonly onProgress: (done: number) => void
}

/** One running thread, and who waits for which of its answers. */
class RunningThread {
  readonly ended: Promise<void>
  readonly #worker: Worker
  readonly #asked = new Map<number, Asked>()
  #nextId = 1
  #isClosing = false

  constructor(entry: URL, start: ThreadStart) {
    // Nothing of this process's environment or arguments is its business.
    this.#worker = new Worker(entry, { workerData: start, name: 'clinic', env: {}, execArgv: [] })
    this.ended = new Promise((resolve) => this.#worker.once('exit', () => resolve()))
    this.#worker.on('message', (message: FromThread) => this.#hear(message))
    this.#worker.once('error', (error) =>
      this.#fail({ error: error.name, code: codeOf(error), frames: framesOf(error) }),
    )
    this.#worker.once('exit', () => this.#fail({ error: 'ThreadEnded', code: '', frames: '' }))
    // What is in hand keeps the program running; waiting for work does not.
    this.#worker.unref()
  }

  tell(message: ToThread): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port, not a window
    this.#worker.postMessage(message)
  }

  async ask(message: (id: number) => ToThread, onProgress: Asked['onProgress']): Promise<Answer> {
    const id = this.#nextId
    this.#nextId += 1
    this.#worker.ref()
    try {
      return await new Promise<Answer>((resolve, reject) => {
        this.#asked.set(id, { resolve, reject, onProgress })
        this.tell(message(id))
      })
    } finally {
      this.#asked.delete(id)
      if (this.#asked.size === 0 && !this.#isClosing) this.#worker.unref()
    }
  }

  async close(): Promise<void> {
    this.#isClosing = true
    this.#worker.ref()
    this.tell({ kind: 'close' })
    await this.ended
  }

  #hear(message: FromThread): void {
    const asked = this.#asked.get(message.id)
    if (message.kind === 'progress') asked?.onProgress(message.done)
    else if (message.kind === 'failed') asked?.reject(new ThreadError(message))
    else asked?.resolve(message)
  }

  #fail(thrown: ThrownInThread): void {
    for (const { reject } of this.#asked.values()) reject(new ThreadError(thrown))
  }
}

const codeOf = (error: Error): string => ('code' in error && typeof error.code === 'string' ? error.code : '')
const framesOf = (error: Error): string => (error.stack ?? '').split('\n').slice(1).join('\n')

/** @param entry the module the thread runs, as the shell has it: the source, or its bundle */
export function createClinicThread(
  entry: URL,
  { file, key, device }: { readonly file: string; readonly key: Uint8Array; readonly device: Device },
): ClinicThread {
  const kept = Uint8Array.from(key)
  let running: RunningThread | undefined
  const thread = (): RunningThread => {
    if (running !== undefined) return running
    const started = new RunningThread(entry, { file, key: kept, device })
    running = started
    void started.ended.then(() => {
      if (running === started) running = undefined
    })
    return started
  }
  return {
    run: async (work, { doer, now, stamp, input }, { signal, onProgress }) => {
      const { name } = work
      const worker = thread()
      let cancel = (): void => undefined
      const asked = worker.ask((id) => {
        cancel = () => worker.tell({ kind: 'cancel', id })
        return { kind: 'work', id, name, input, actorId: doer.actorId, now, stamp }
      }, onProgress)
      signal.addEventListener('abort', cancel, { once: true })
      if (signal.aborted) cancel()
      try {
        // The thread ran this very work of the same program: the one boundary where its answer is taken on trust.
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion
        return (await asked) as Answer & Settled<never, never>
      } finally {
        signal.removeEventListener('abort', cancel)
      }
    },
    checkpoint: async (mode) => {
      await thread().ask(
        (id) => ({ kind: 'checkpoint', id, mode }),
        () => undefined,
      )
    },
    close: async () => {
      await running?.close()
      kept.fill(0)
    },
  }
}
