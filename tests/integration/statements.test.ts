import { describe, expect, it } from 'vitest'
import { gapsIn, readNamings, statementsIn } from '#tests/support/statements.ts'

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
    expect(gapsIn(namings)).toEqual([])
  })
})
