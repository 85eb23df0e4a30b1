import { setImmediate } from 'node:timers/promises'

const SLICE_MS = 15

/** Lets the event loop run about every 15 ms of a long piece of work, so that screens and other calls go on. */
export class Turns {
  #since = performance.now()

  /** Call it after each small step; it waits only when the slice is used up. */
  async take(): Promise<boolean> {
    if (performance.now() - this.#since < SLICE_MS) return false
    await setImmediate()
    this.#since = performance.now()
    return true
  }
}
