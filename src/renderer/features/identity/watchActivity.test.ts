import { expect, it } from 'vitest'
import { throttleActivity } from './watchActivity.ts'

it('reports the first movement at once and then at most every 20 seconds', () => {
  const clock = { now: 0 }
  const reports: number[] = []
  const notice = throttleActivity(
    () => reports.push(clock.now),
    () => clock.now,
  )
  for (const at of [0, 100, 19_999, 20_000, 20_001, 60_000]) {
    clock.now = at
    notice()
  }
  expect(reports).toEqual([0, 20_000, 60_000])
})
