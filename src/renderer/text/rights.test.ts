import { describe, expect, it } from 'vitest'
import { RIGHT_NAMES } from '#shared/domain/rights.ts'
import { rightsGroups, rightsText } from './rights.ts'

describe('the words of rights', () => {
  it('have every right of the table in one group, once', () => {
    const grouped = rightsGroups.flatMap(({ rights }) => rights)
    expect(grouped.toSorted()).toEqual([...RIGHT_NAMES].toSorted())
  })

  it('sum up what the ticks change', () => {
    const none = { gained: 0, lost: 0, wider: 0, narrower: 0 }
    expect(rightsText.summary(none)).toBe('As it is now')
    expect(rightsText.summary({ ...none, gained: 3, lost: 1 })).toBe('3 new · 1 goes away')
    expect(rightsText.summary({ ...none, lost: 2, wider: 4, narrower: 1 })).toBe(
      '2 go away · 4 reach further · 1 reaches less far',
    )
  })
})
