import { describe, expect, it } from 'vitest'
import { RIGHT_NAMES } from '#shared/domain/rights.ts'
import { rightsGroups, rightsText } from './rights.ts'

describe('the words of rights', () => {
  it('have every right of the table in one group, once', () => {
    const grouped = rightsGroups.flatMap(({ rights }) => rights)
    expect(grouped.toSorted()).toEqual([...RIGHT_NAMES].toSorted())
  })

  it('sum up what the ticks change', () => {
    expect(rightsText.summary(0, 0, 0)).toBe('As it is now')
    expect(rightsText.summary(3, 1, 0)).toBe('3 new · 1 goes away')
    expect(rightsText.summary(0, 2, 1)).toBe('2 go away · 1 reaches another way')
  })
})
