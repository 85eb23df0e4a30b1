import { describe, expect, test } from 'vitest'
import { recogniseClientColumns } from './clientColumns.ts'
import { byNames } from './findColumns.ts'

const fieldsOf = async (...cells: string[]): Promise<(string | null)[] | undefined> => {
  const read = await recogniseClientColumns([{ line: 1, cells }], byNames)
  return read.ok ? read.columns.map(({ field }) => field) : undefined
}

describe('the columns of a client list', () => {
  test.each([
    [
      ['Prénom', 'Nom'],
      ['firstName', 'lastName'],
    ],
    [
      ['Name', 'First name'],
      ['lastName', 'firstName'],
    ],
    [
      ['Prénom', 'Nom', 'Nom complet'],
      ['firstName', 'lastName', null],
    ],
    [
      ['Name', 'First name', 'Last name'],
      [null, 'firstName', 'lastName'],
    ],
    [
      ['Nom', 'Téléphone', 'Tel'],
      ['fullName', 'phone', null],
    ],
    [
      ['First name', 'Client name'],
      ['firstName', 'fullName'],
    ],
  ])('are read as %j', async (headers, fields) => {
    expect(await fieldsOf(...headers)).toEqual(fields)
  })
})
