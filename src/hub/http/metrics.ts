import { Counter, Gauge, Histogram, Registry } from 'prom-client'

/** What this process counts: requests and sets, nothing of any clinic. */
export type Metrics = {
  readonly registry: Registry
  readonly answered: (route: string, status: number, seconds: number) => void
  readonly setsStored: (count: number) => void
}

/** @param waiting how many pulls wait for news now */
export function makeMetrics(waiting: () => number): Metrics {
  const registry = new Registry()
  const registers = [registry]
  const duration = new Histogram({
    name: 'anteroom_hub_request_seconds',
    help: 'Time to the answer; a pull that waits counts its waiting.',
    labelNames: ['route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 30],
    registers,
  })
  const sets = new Counter({ name: 'anteroom_hub_sets_pushed_total', help: 'Sets acknowledged.', registers })
  const gauge: Gauge = new Gauge({
    name: 'anteroom_hub_waiting_pulls',
    help: 'Pulls that wait for news.',
    registers,
    collect: () => gauge.set(waiting()),
  })
  const memory: Gauge = new Gauge({
    name: 'anteroom_hub_resident_memory_bytes',
    help: 'Memory of this process.',
    registers,
    collect: () => memory.set(process.memoryUsage.rss()),
  })
  return {
    registry,
    answered: (route, status, seconds) => duration.observe({ route, status: String(status) }, seconds),
    setsStored: (count) => sets.inc(count),
  }
}
