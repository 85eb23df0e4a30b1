import { describe, expect, test } from 'vitest'
import { dateOrderOf, readDate } from './readDate.ts'
import { readName } from './readName.ts'
import { type ImportedPerson, PERSON_MULTILINE, readPerson } from './readPerson.ts'
import { readRoles } from './readRoles.ts'
import { readStatus } from './readStatus.ts'
import { recogniseColumns } from './recogniseColumns.ts'

async function read(record: Readonly<Record<string, string>>): Promise<{
  person: ImportedPerson
  problems: (string | null)[][]
}> {
  const cells = Object.values(record)
  const columns = await recogniseColumns([{ line: 1, cells: Object.keys(record) }], 'strictly')
  if (!columns.ok) throw new Error(columns.reason)
  const { read: person, problems } = readPerson(
    { line: 2, cells },
    {
      byField: columns.byField,
      columnCount: cells.length,
      multiline: PERSON_MULTILINE,
      dateOrder: 'undecided',
    },
  )
  return { person, problems: problems.map(({ field, problem }) => [field, problem]) }
}

describe('readName', () => {
  test.each([
    ['Byte, Ada', 'Ada', 'Byte', ''],
    ['Ada  Byte', 'Ada', 'Byte', ''],
    ['Ada Maria Byte', 'Ada Maria', 'Byte', ''],
    ['Ludwig van der Berg', 'Ludwig', 'van der Berg', ''],
    ['Bob Lee Jr.', 'Bob', 'Lee Jr.', ''],
    ['Dr. Ada Byte', 'Ada', 'Byte', 'Dr.'],
    ['Ms. Ada Byte, SLP', 'Ada', 'Byte', 'SLP'],
    ['Byte, Ada, OT Reg. (Ont.)', 'Ada', 'Byte', 'OT Reg. (Ont.)'],
    ['Cher', 'Cher', '', ''],
  ])('reads %s', (cell, firstName, lastName, title) => {
    expect(readName(cell)).toEqual({ firstName, lastName, title })
  })
})

describe('readRoles', () => {
  test.each([
    ['', 'Therapist', '', 'staff', ['practitioner'], ''],
    ['', 'Owner / Practitioner', '', 'staff', ['owner', 'practitioner'], ''],
    ['Staff', 'Admin; Billing', '', 'staff', ['officeAdmin', 'finance'], ''],
    ['Parent/Guardian', '', '', 'guardian', [], ''],
    ['', 'Mother', '', 'guardian', [], ''],
    ['Contacts', '', '', 'contact', [], ''],
    ['', 'SLP', '', 'staff', ['practitioner'], 'SLP'],
    ['Staff', '', 'Occupational Therapist', 'staff', ['practitioner'], ''],
    ['', 'Étudiante', '', 'staff', ['studentPractitioner'], ''],
  ])('reads kind %j, role %j, title %j', (kindCell, rolesCell, title, kind, roles, profession) => {
    expect(readRoles(kindCell, rolesCell, title)).toEqual({ kind, roles, title: profession })
  })

  test('guesses no rights: not from a job title, not from nothing, not from an unknown word', () => {
    expect(readRoles('', '', 'Office Admin')).toMatchObject({ field: 'roles', problem: 'required' })
    expect(readRoles('Staff', '', '')).toMatchObject({ field: 'roles', problem: 'required' })
    expect(readRoles('', 'Wizard', '')).toMatchObject({ field: 'roles', problem: 'notOneOf' })
    expect(readRoles('Parent', 'Manager', '')).toMatchObject({ field: 'kind', problem: 'invalid' })
  })
})

describe('readDate', () => {
  test('lets one value of the column decide for all, and guesses nothing where none does', () => {
    expect(dateOrderOf(['03/04/2027', '13/04/2027'])).toBe('dayFirst')
    expect(dateOrderOf(['03/04/2027', '04/13/2027'])).toBe('monthFirst')
    expect(dateOrderOf(['03/04/2027'])).toBe('undecided')
    expect(readDate('03/04/2027', 'dayFirst')).toBe('2027-04-03')
    expect(readDate('03/04/2027', 'monthFirst')).toBe('2027-03-04')
    expect(readDate('03/04/2027', 'undecided')).toBeUndefined()
  })

  test.each([
    ['2027-12-31', '2027-12-31'],
    ['2027/1/5 00:00:00', '2027-01-05'],
    ['31.12.2027', '2027-12-31'],
    ['12/31/2027', '2027-12-31'],
    ['05/05/2027', '2027-05-05'],
    ['Dec 31, 2027', '2027-12-31'],
    ['1st July 2027', '2027-07-01'],
    ['1er juin 2027', '2027-06-01'],
    ['14 févr. 2027', '2027-02-14'],
    ['31-Aug-2027', '2027-08-31'],
    ['2027-02-30', undefined],
    ['soon', undefined],
    ['46387', undefined],
  ])('reads %s', (cell, date) => {
    expect(readDate(cell, 'undecided')).toBe(date)
  })
})

describe('readStatus', () => {
  test.each([
    ['', 'active'],
    ['YES', 'active'],
    ['Terminated', 'inactive'],
    ['0', 'inactive'],
    ['maybe', undefined],
  ])('reads %j', (cell, status) => {
    expect(readStatus(cell)).toBe(status)
  })
})

describe('readPerson', () => {
  test('keeps phones as text and splits two addresses of one cell', async () => {
    const { person, problems } = await read({
      Name: 'Ada Byte',
      Role: 'Contact',
      Email: 'Ada <ada@x.example>; mailto:ada2@x.example',
      Phone: "'+1 (416)\u00a0555\u20110100 ext. 12",
      Mobile: '="0049 30 1"',
    })
    expect(problems).toEqual([])
    expect(person).toMatchObject({ email: 'ada@x.example', secondaryEmail: 'ada2@x.example' })
    expect(person).toMatchObject({ phone: '+1 (416) 555-0100 x12', secondaryPhone: '0049 30 1' })
  })

  test('names every field that is wrong', async () => {
    const record = {
      'First name': '',
      'Last name': 'B\u202eyte',
      Role: 'Therapist',
      Email: 'ada@',
      Phone: '1.4E+10',
      Status: 'perhaps',
      'Licence expiry': 'soon',
      Title: 'x'.repeat(61),
      'Staff ID': '9'.repeat(1_000_000),
    }
    expect((await read(record)).problems).toEqual([
      ['firstName', 'required'],
      ['lastName', 'hiddenCharacters'],
      ['email', 'malformed'],
      ['status', 'notOneOf'],
      ['title', 'tooLong'],
      ['phone', 'malformed'],
      ['registrationExpiresOn', 'notADate'],
      ['staffId', 'tooLong'],
    ])
  })

  test('asks for an e-mail of staff only', async () => {
    expect((await read({ Name: 'Ada Byte', Role: 'Manager' })).problems).toEqual([['email', 'required']])
    expect((await read({ Name: 'Ada Byte', Role: 'Parent' })).problems).toEqual([])
  })
})
