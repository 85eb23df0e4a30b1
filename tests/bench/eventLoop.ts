import { monitorEventLoopDelay } from 'node:perf_hooks'

/** How long the event loop was held up while something ran, in milliseconds. */
export type LoopDelay = { readonly p99: number; readonly p999: number; readonly most: number }

/** Runs something and watches how late the event loop comes round meanwhile. The sampling itself takes 1 ms. */
export async function watchLoop(run: () => Promise<void>): Promise<LoopDelay> {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  await run()
  delay.disable()
  const msOf = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e6 - 1)
  return { p99: msOf(delay.percentile(99)), p999: msOf(delay.percentile(99.9)), most: msOf(delay.max) }
}
