import type { MessagePort } from 'node:worker_threads'
import { codeOf } from '../openProblem.ts'
import type { BundleStart, FromBundleThread } from './bundleThread.ts'
import { checkBundle } from './checkBundle.ts'
import { makeBundle } from './makeBundle.ts'

/** True for what a thread of bundles is started with. */
export function isBundleStart(data: unknown): data is BundleStart {
  return typeof data === 'object' && data !== null && 'bundle' in data
}

/** The thread's end: one piece of work, its answer, and the key is gone. */
export async function serveBundle(port: MessagePort, { key, bundle }: BundleStart): Promise<void> {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port, not a window
  const say = (message: FromBundleThread): void => port.postMessage(message)
  let isCancelled = false
  port.on('message', () => {
    isCancelled = true
  })
  try {
    if (bundle.kind === 'check') say({ kind: 'checked', checked: await checkBundle(bundle.folder, key) })
    else {
      const onStep = (step: Extract<FromBundleThread, { kind: 'step' }>['step']): void =>
        say({ kind: 'step', step })
      const manifest = await makeBundle(bundle.order, key, { onStep, isCancelled: () => isCancelled })
      say({ kind: 'made', manifest })
    }
  } catch (error) {
    say({ kind: 'failed', code: codeOf(error) })
  } finally {
    key.fill(0)
  }
}
