import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { userIdSchema } from '#shared/domain/ids.ts'
import { createSessionBook } from './sessionBook.ts'

const ANA = userIdSchema.parse('01890000-0000-7000-8000-000000000001')
const MINUTE = 60_000

describe('the session book', () => {
  it('locks a desk that nobody touched for the limit, and no sooner', () => {
    const clock = { at: 0, now: () => 0, monotonic: () => clock.at }
    const book = createSessionBook(clock)
    book.open('desk', ANA, 'active')
    clock.at = 5 * MINUTE - 1
    expect(book.lockIdle(5 * MINUTE)).toEqual([])
    book.touch('desk')
    clock.at += 5 * MINUTE - 1
    expect(book.lockIdle(5 * MINUTE)).toEqual([])
    clock.at += 1
    expect(book.lockIdle(5 * MINUTE)).toEqual(['desk'])
    expect(book.find('desk')?.state).toBe('locked')
    expect(book.lockIdle(5 * MINUTE)).toEqual([])
  })

  it('ends rather than locks a session that still owes a new password', () => {
    const book = createSessionBook({ now: () => 0, monotonic: () => 0 })
    book.open('desk', ANA, 'mustChangePassword')
    book.lockAll()
    expect(book.find('desk')).toBeUndefined()
  })

  it('never leaves a desk open past the limit, in whatever order things happen (A10)', () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 10 * MINUTE }) }),
      fc
        .constantFrom(...(['touch', 'lock', 'unlock', 'check', 'systemLock', 'signIn', 'signOut'] as const))
        .map((kind) => ({ kind, ms: 0 })),
    )
    const seed = 7
    const numRuns = process.env['ANTEROOM_LONG'] === '1' ? 10_000 : 500
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const clock = { at: 0, now: () => 0, monotonic: () => clock.at }
        const book = createSessionBook(clock)
        let lastMove = 0
        const acts = {
          wait: (ms: number) => void (clock.at += ms),
          touch: () => {
            if (book.find('desk')?.state === 'active') lastMove = clock.at
            book.touch('desk')
          },
          lock: () => book.lock('desk'),
          unlock: () => {
            book.unlock('desk', true)
            lastMove = clock.at
          },
          check: () => book.lockIdle(5 * MINUTE),
          systemLock: () => book.lockAll(),
          signIn: () => {
            book.open('desk', ANA, 'active')
            lastMove = clock.at
          },
          signOut: () => book.end('desk'),
        }
        for (const { kind, ms } of steps) acts[kind](ms)
        book.lockIdle(5 * MINUTE)
        const isOpen = book.find('desk')?.state === 'active'
        expect(isOpen && clock.at - lastMove >= 5 * MINUTE).toBe(false)
      }),
      { seed, numRuns },
    )
    console.log(`idle lock: ${numRuns} event orders, seed ${seed}, 0 left open`)
  })
})
