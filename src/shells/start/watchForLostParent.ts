const PARENT_CHECK_MS = 200

/**
 * Calls back when the shell that npm ran us in has ended: npm passes SIGTERM to that shell alone, which dies of it
 * without a word to us. @returns the function that ends the watch
 */
export function watchForLostParent(onLost: () => void): () => void {
  if (process.env['npm_lifecycle_event'] === undefined) return () => undefined
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    onLost()
  }, PARENT_CHECK_MS)
  return () => clearInterval(timer)
}
