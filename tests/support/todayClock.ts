import type { TestClock } from './testApp.ts'

/** A clock in hand that begins now: for screens that count down by the clock of the browser. */
export function todayClock(): TestClock {
  const clock: TestClock = {
    now: Date.now(),
    monotonic: 0,
    advance: (ms) => {
      clock.now += ms
      clock.monotonic += ms
    },
  }
  return clock
}
