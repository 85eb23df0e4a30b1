import { describe, expect, test } from 'vitest'
import { recogniseColumns } from './recogniseColumns.ts'

const fieldsOf = async (...lines: string[][]): Promise<(string | null)[] | string> => {
  const rows = lines.map((cells, index) => ({ line: index + 1, cells }))
  const read = await recogniseColumns(rows, 'strictly')
  return read.ok ? read.columns.map(({ field }) => field) : `${read.reason} ${read.line ?? ''}`.trim()
}

describe('recogniseColumns', () => {
  test.each([
    [
      ['First Name', 'Surname', 'E-mail address', 'Role(s)'],
      ['firstName', 'lastName', 'email', 'roles'],
    ],
    [
      ['PRÉNOM', 'Nom', 'Courriel', 'Cellulaire'],
      ['firstName', 'lastName', 'email', 'phone'],
    ],
    [
      ['Prénom', 'Nom', 'Nom complet'],
      ['firstName', 'lastName', null],
    ],
    [
      ['First name', 'Full name'],
      ['firstName', 'fullName'],
    ],
    [
      ['Full\nname', 'Department', 'Pay Level'],
      ['fullName', 'discipline', 'compensationTier'],
    ],
    [
      ['Last', 'Given name', 'License #', 'Licence expiry'],
      ['lastName', 'firstName', 'registrationNumber', 'registrationExpiresOn'],
    ],
    [
      ['Name', 'Registration or License #', 'Employee number'],
      ['fullName', 'registrationNumber', 'staffId'],
    ],
    [
      ['Name', 'Reg. #', 'Active', 'Bio', 'Type'],
      ['fullName', 'registrationNumber', 'status', 'bio', 'kind'],
    ],
    [
      ['FirstName*', 'LastName*', 'Phone (mobile)'],
      ['firstName', 'lastName', 'phone'],
    ],
  ])('reads %j', async (headers, fields) => {
    expect(await fieldsOf(headers)).toEqual(fields)
  })

  test('takes the first of two e-mail or phone columns as primary, and leaves a third out', async () => {
    expect(await fieldsOf(['Name', 'Work phone', 'Mobile', 'Home phone', 'Email', 'Email'])).toEqual([
      'fullName',
      'phone',
      'secondaryPhone',
      null,
      'email',
      'secondaryEmail',
    ])
  })

  test('prefers a sure name to a loose one, and refuses two sure ones', async () => {
    expect(await fieldsOf(['Name', 'Credentials', 'Job title'])).toEqual(['fullName', null, 'title'])
    expect(await fieldsOf(['Name', 'Title', 'Job title'])).toBe('duplicateHeader 1')
  })

  test('leaves out passwords and what it does not know', async () => {
    const headers = ['Name', 'Password', 'Temp. PassWd', 'Mot de passe', 'PIN', 'Shoe size', '__proto__', '']
    expect(await fieldsOf(headers)).toEqual(['fullName', null, null, null, null, null, null, null])
  })

  test('finds the header below a title', async () => {
    expect(await fieldsOf(['Staff of Maple Therapy'], ['June 2027', ''], ['Name', 'Role'])).toEqual([
      'fullName',
      'roles',
    ])
  })

  test('says where there is no header, or none for names', async () => {
    expect(await fieldsOf(['Ada', 'Byte', 'ada@x.example'])).toBe('noHeader')
    expect(await fieldsOf(['Email', 'Role'])).toBe('noNameColumn 1')
    expect(await fieldsOf(['First name', 'Role'])).toBe('noNameColumn 1')
    expect(await fieldsOf()).toBe('noHeader')
  })
})
