import { describe, expect, it } from 'vitest'
import { userIdSchema } from '#shared/domain/ids.ts'
import type { UserRow } from '../usersStore.ts'
import { COLUMNS, USUAL_COLUMNS } from './columns.ts'
import { userFile } from './userFile.ts'

const row: UserRow = {
  userId: userIdSchema.parse('00000000-0000-7000-8000-000000000001'),
  firstName: '=HYPERLINK("http://x")',
  lastName: 'Silva, "Ana"',
  title: '@SLP',
  kind: 'practitioner',
  status: 'active',
  roles: ['manager', 'practitioner'],
  disciplineName: 'Speech Therapy',
  compensationTierName: 'Senior',
  email: 'ana@maple.example',
  phone: '+1 416 555 0100',
  staffId: '-A1001',
  registrationNumber: '4562',
  registrationExpiresOn: '2027-01-31',
  signIn: { state: 'neverSignedIn', until: null },
  isUnsent: false,
}

describe('the file of Clinic Users (product 46)', () => {
  it('has the columns of the list, in its words, as UTF-8 with a byte order mark', () => {
    const [head, line, end] = userFile([row], USUAL_COLUMNS).split('\r\n')
    expect(head).toBe('\ufeffFirst name,Last name,Role,Discipline,E-mail,Phone,Sign-in')
    expect(line).toContain('"Manager, Practitioner",Speech Therapy,ana@maple.example')
    expect(line).toContain('Never signed in')
    expect(end).toBe('')
  })

  it('runs in no spreadsheet, whatever people are called (I7)', () => {
    const [, line = ''] = userFile([row], COLUMNS).split('\r\n')
    expect(line.startsWith(`"'=HYPERLINK(""http://x"")","Silva, ""Ana"""`)).toBe(true)
    for (const safe of [`,'@SLP,`, `,'+1 416 555 0100,`, `,'-A1001,`, ',2027-01-31,Active'])
      expect(line).toContain(safe)
  })
})
