import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canOffer } from './services.ts'

const standing = fc.record({
  disciplineId: fc.constantFrom(null, 'speech', 'occupational'),
  compensationTierId: fc.constantFrom(null, 'junior', 'senior'),
})

describe('who can offer a service (product 1, 22)', () => {
  it('a service that asks nothing is for everybody', () => {
    fc.assert(
      fc.property(standing, (person) => canOffer({ disciplineId: null, compensationTierId: null }, person)),
    )
  })

  it('what a service asks must be what the person has, exactly', () => {
    fc.assert(
      fc.property(standing, standing, (service, person) => {
        const fits = (['disciplineId', 'compensationTierId'] as const).every(
          (part) => service[part] === null || service[part] === person[part],
        )
        expect(canOffer(service, person)).toBe(fits)
      }),
    )
  })

  it('a tier alone never opens a service of another discipline', () => {
    const service = { disciplineId: 'speech', compensationTierId: 'senior' }
    expect(canOffer(service, { disciplineId: 'occupational', compensationTierId: 'senior' })).toBe(false)
    expect(canOffer(service, { disciplineId: 'speech', compensationTierId: null })).toBe(false)
    expect(canOffer(service, { disciplineId: 'speech', compensationTierId: 'senior' })).toBe(true)
  })
})
