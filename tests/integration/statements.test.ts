import { describe, expect, it } from 'vitest'
import { gapsIn, readNamings, statementsIn } from '#tests/support/statements.ts'

/** Statements whose screens are still being built; empty once they are. */
const OPEN: readonly number[] = [2, 5, 6, 7, 9, 10, 11, 12, 13, 15, 23, 24, 25, 28, 30, 47]

describe('the numbered statements', () => {
  it('are read from titles singly, as lists and as ranges', () => {
    expect(statementsIn('keeps it (product 4)')).toEqual([4])
    expect(statementsIn('keeps it (S7, product 42, 43)')).toEqual([42, 43])
    expect(statementsIn('keeps it (product 41–43, 26 Mail)')).toEqual([26, 41, 42, 43])
    expect(statementsIn('a product of 4')).toEqual([])
  })

  it('are each named by a test', () => {
    const namings = readNamings()
    console.log(`statements: ${namings.length} tests and groups name one`)
    expect(gapsIn(namings).filter((statement) => !OPEN.includes(statement))).toEqual([])
  })
})
