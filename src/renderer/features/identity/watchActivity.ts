const EVERY_MS = 20_000
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const

/** A function that calls `report` at most once in 20 seconds, the first time at once. */
export function throttleActivity(report: () => void, now: () => number): () => void {
  const last = { at: Number.NEGATIVE_INFINITY }
  return () => {
    if (now() - last.at < EVERY_MS) return
    last.at = now()
    report()
  }
}

/**
 * Reports that the person moves or types, so that the idle lock waits.
 * @returns the function that stops it
 */
export function watchActivity(report: () => void): () => void {
  const notice = throttleActivity(report, () => performance.now())
  for (const sign of SIGNS) window.addEventListener(sign, notice, { passive: true, capture: true })
  return () => {
    for (const sign of SIGNS) window.removeEventListener(sign, notice, { capture: true })
  }
}
