import { afterEach } from 'vitest'

/** What ends something that a test began. */
export type End = () => Promise<void> | void

/** Where the tests of a file put what ends what they began: it is ended after each of them, the last one first. */
export function endAfterEach(): End[] {
  const ends: End[] = []
  afterEach(async () => {
    for (const end of ends.splice(0).toReversed()) await end()
  })
  return ends
}
