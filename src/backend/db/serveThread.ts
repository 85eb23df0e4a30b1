import type { MessagePort } from 'node:worker_threads'
import type { BeforeCommit } from './clinicDatabase.ts'
import { createQueue } from './inTurn.ts'
import type { AnyLongWork } from './longWork.ts'
import { openDatabase } from './openDatabase.ts'
import { codeOf } from './openProblem.ts'
import type { FromThread, ThreadStart, ToThread } from './threadMessages.ts'
import { createWriteSide, type WriteSide } from './writeSide.ts'

/** How long emptying the WAL waits for somebody who is reading: the desk's writes wait behind it. */
const TRUNCATE_WAIT_MS = 100

type WorkOrder = Extract<ToThread, { kind: 'work' }>

/** The time of the order, going on from there: ids made one after another are in order. */
function clockFrom(now: number): () => number {
  const since = performance.now()
  return () => now + Math.floor(performance.now() - since)
}

function failure(id: number, error: unknown): FromThread {
  const isError = error instanceof Error
  return {
    kind: 'failed',
    id,
    error: isError ? error.name : typeof error,
    code: codeOf(error),
    frames: isError ? (error.stack ?? '').split('\n').slice(1, 8).join('\n') : '',
  }
}

/** Everything the thread has: its connection, and how it speaks to the main thread. */
class ThreadServer {
  readonly #port: MessagePort
  readonly #database: ReturnType<typeof openDatabase>
  readonly #side: WriteSide
  readonly #works: ReadonlyMap<string, AnyLongWork>
  readonly #start: ThreadStart
  readonly #inTurn = createQueue()
  readonly #running = new Map<number, AbortController>()

  constructor(
    port: MessagePort,
    start: ThreadStart,
    parts: { works: readonly AnyLongWork[]; beforeCommit: BeforeCommit },
  ) {
    this.#port = port
    this.#start = start
    this.#works = new Map(parts.works.map((work) => [work.name, work]))
    this.#database = openDatabase({ file: start.file, key: start.key })
    start.key.fill(0)
    // A commit here is followed by a checkpoint of its own, once its answer is out.
    this.#database.pragma('wal_autocheckpoint = 0')
    this.#side = createWriteSide(this.#database, parts.beforeCommit)
  }

  listen(): void {
    this.#port.on('message', (message: ToThread) => this.#hear(message))
  }

  #hear(message: ToThread): void {
    if (message.kind === 'cancel') return this.#running.get(message.id)?.abort()
    if (message.kind === 'work') this.#running.set(message.id, new AbortController())
    void this.#inTurn(() => this.#carryOut(message))
  }

  async #carryOut(message: Exclude<ToThread, { kind: 'cancel' }>): Promise<void> {
    if (message.kind === 'close') return this.#close()
    try {
      this.#say(message.kind === 'work' ? await this.#work(message) : this.#checkpoint(message))
    } catch (error) {
      this.#say(failure(message.id, error))
    }
  }

  async #work({ id, name, input, actorId, now, stamp }: WorkOrder): Promise<FromThread> {
    const work = this.#works.get(name)
    if (work === undefined) throw new Error(`No long work ${name}`)
    const signal = (this.#running.get(id) ?? new AbortController()).signal
    const onProgress = (done: number): void => this.#say({ kind: 'progress', id, done })
    try {
      const txStart = { doer: { actorId }, device: this.#start.device, now: clockFrom(now), stamp }
      // The main thread sends the input of the work it names: the one boundary where that is taken on trust.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      const given = input as never
      const settled = await this.#side.run(txStart, (tx) => work.run(tx, given, { signal, onProgress }))
      return { kind: 'settled', id, ...settled }
    } finally {
      this.#running.delete(id)
    }
  }

  #checkpoint({ id, mode }: Extract<ToThread, { kind: 'checkpoint' }>): FromThread {
    this.#database.pragma(`busy_timeout = ${TRUNCATE_WAIT_MS}`)
    this.#database.pragma(`wal_checkpoint(${mode})`)
    this.#database.pragma('busy_timeout = 5000')
    return { kind: 'checkpointed', id }
  }

  /** The last connection to go takes the WAL over and removes it. */
  async #close(): Promise<void> {
    await this.#side.close()
    this.#port.close()
  }

  #say(message: FromThread): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port, not a window
    this.#port.postMessage(message)
  }
}

/**
 * The clinic's thread: opens the database as the start says, and answers what the main thread asks, one at a time.
 * What keeps it from opening ends the thread, and fails what was asked.
 */
export function serveThread(
  port: MessagePort,
  start: ThreadStart,
  parts: { readonly works: readonly AnyLongWork[]; readonly beforeCommit: BeforeCommit },
): void {
  new ThreadServer(port, start, parts).listen()
}
