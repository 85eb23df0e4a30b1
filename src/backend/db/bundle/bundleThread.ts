import { Worker } from 'node:worker_threads'
import type { CheckedBundle } from './checkBundle.ts'
import type { BundleOrder, BundleStep } from './makeBundle.ts'
import type { Manifest } from './manifest.ts'

/** What a thread of bundles is started with; the key is a copy, which it wipes. */
export type BundleStart = {
  readonly key: Uint8Array
  readonly bundle:
    | { readonly kind: 'make'; readonly order: BundleOrder }
    | { readonly kind: 'check'; readonly folder: string }
}
export type FromBundleThread =
  | { readonly kind: 'step'; readonly step: BundleStep }
  | { readonly kind: 'made'; readonly manifest: Manifest }
  | { readonly kind: 'checked'; readonly checked: CheckedBundle }
  | { readonly kind: 'failed'; readonly code: string }

/** Making a bundle failed; nothing took its name. */
export class BundleError extends Error {
  /** A code of the file system, of SQLite, `UNSOUND_COPY`, `CANCELLED` or none. */
  readonly code: string

  constructor(code: string) {
    super('The backup was not made')
    this.name = 'BundleError'
    this.code = code
  }
}

type Watch = { readonly signal: AbortSignal; readonly onStep: (step: BundleStep) => void }
const UNWATCHED: Watch = { signal: new AbortController().signal, onStep: () => undefined }

/** Runs one piece of work on a thread of its own, which copies and reads for seconds. */
function run(entry: URL, start: BundleStart, { signal, onStep }: Watch): Promise<FromBundleThread> {
  // Nothing of this process's environment or arguments is its business.
  const worker = new Worker(entry, { workerData: start, name: 'bundle', env: {}, execArgv: [] })
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port, not a window
  const cancel = (): void => worker.postMessage('cancel')
  signal.addEventListener('abort', cancel, { once: true })
  if (signal.aborted) cancel()
  return new Promise<FromBundleThread>((resolve, reject) => {
    worker.on('message', (message: FromBundleThread) => {
      if (message.kind === 'step') onStep(message.step)
      else resolve(message)
    })
    worker.once('error', () => reject(new BundleError('')))
    worker.once('exit', () => reject(new BundleError('')))
  }).finally(() => {
    signal.removeEventListener('abort', cancel)
    void worker.terminate()
  })
}

/** Makes a bundle beside the running desk. @throws BundleError */
export async function makeInThread(
  entry: URL,
  key: Uint8Array,
  order: BundleOrder,
  watch: Watch,
): Promise<Manifest> {
  const answer = await run(entry, { key: Uint8Array.from(key), bundle: { kind: 'make', order } }, watch)
  if (answer.kind === 'made') return answer.manifest
  throw new BundleError(answer.kind === 'failed' ? answer.code : '')
}

/** Checks a bundle with a key, beside the running desk. */
export async function checkInThread(entry: URL, key: Uint8Array, folder: string): Promise<CheckedBundle> {
  const start = { key: Uint8Array.from(key), bundle: { kind: 'check' as const, folder } }
  const answer = await run(entry, start, UNWATCHED)
  return answer.kind === 'checked' ? answer.checked : { isSound: false, problem: 'damaged' }
}
