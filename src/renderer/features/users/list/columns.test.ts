import { expect, test } from 'vitest'
import { leastWidth, readColumns, USUAL_COLUMNS } from './columns.ts'

test('keeps the name whatever was chosen, in the order of the list, without unknown columns', () => {
  expect(readColumns('phone,shoeSize,kind')).toEqual(['name', 'kind', 'phone'])
})

test('fits the usual columns beside the navigation at 1280 pixels with a scrollbar', () => {
  const sidePadding = 12
  const scrollbar = 15
  expect(leastWidth(USUAL_COLUMNS) + sidePadding + scrollbar).toBeLessThanOrEqual(1280 - 220)
})
