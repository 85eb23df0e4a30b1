import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CLIENT_STATUSES } from '#shared/domain/clients.ts'
import { CLIENT_IMPORT_FIELDS, IMPORT_FIELDS } from '#shared/domain/importFields.ts'
import { LANGUAGES } from '#shared/domain/languages.ts'
import { ROLES } from '#shared/domain/roles.ts'
import { USER_STATUSES } from '#shared/domain/users.ts'
import { readClients } from '#backend/features/transfer/readClients.ts'
import { byNames } from '#backend/features/transfer/findColumns.ts'
import { readPeople } from '#backend/features/transfer/readPeople.ts'
import { readRoles } from '#backend/features/transfer/readRoles.ts'
import { readStatus } from '#backend/features/transfer/readStatus.ts'
import { clientFieldNames, clientImportText } from '#renderer/text/clientImport.ts'
import { clientStatusNames } from '#renderer/text/clients.ts'
import { roleNames } from '#renderer/text/index.ts'
import { speak } from '#renderer/text/language.ts'
import { exportText, importFieldNames, transferText } from '#renderer/text/transfer.ts'
import { kindLabels, usersText } from '#renderer/text/users.ts'

/** As the program writes it, and as a keyboard does. */
const spellings = (label: string): string[] => [...new Set([label, label.replaceAll('’', "'")])]

/** Which field each of these headers is read as, in a list of its own beside what a name needs. */
async function fieldsOf(what: 'people' | 'clients', headers: readonly string[]): Promise<(string | null)[]> {
  const bytes = Buffer.from(`${headers.map((header) => `"${header}"`).join(';')}\n`)
  const read = await (what === 'people' ? readPeople(bytes, byNames) : readClients(bytes, byNames))
  return read.ok ? read.columns.map(({ field }) => field) : []
}

/** The labels of some fields and what each is read as, where that is not the field itself. */
async function misread(
  what: 'people' | 'clients',
  labels: readonly (readonly [field: string, label: string])[],
): Promise<unknown[]> {
  const wrong: unknown[] = []
  for (const [field, label] of labels) {
    for (const header of spellings(label)) {
      // A bare name is the last one beside the first.
      const beside = field === 'lastName' ? [importFieldNames.firstName] : []
      const read = (await fieldsOf(what, [...beside, header])).at(-1)
      if (read !== field) wrong.push([header, field, read])
    }
  }
  return wrong
}

/** A client's status as a list of one client with this word gives it. */
async function clientStatusOf(word: string): Promise<string | undefined> {
  const read = await readClients(Buffer.from(`Name;Status\nMilo Acorn;"${word}"\n`), byNames)
  return read.ok && read.problems.count === 0 ? read.lines[0]?.status : undefined
}

describe.each(LANGUAGES)('an import reads what the program itself says (product 45), in %s', (language) => {
  beforeAll(() => speak(language))
  afterAll(() => speak('en'))

  it('as columns of people', async () => {
    const { columnNames } = usersText
    expect(
      await misread(
        'people',
        IMPORT_FIELDS.map((field) => [field, importFieldNames[field]]),
      ),
    ).toEqual([])
    expect(
      await misread('people', [
        ['firstName', usersText.firstName],
        ['lastName', usersText.lastName],
        ['fullName', columnNames.name],
        ['roles', columnNames.kind],
        ['discipline', columnNames.discipline],
        ['email', columnNames.email],
        ['phone', columnNames.phone],
        ['title', columnNames.title],
        ['staffId', columnNames.staffId],
        ['compensationTier', columnNames.tier],
        ['registrationNumber', columnNames.registration],
        ['registrationExpiresOn', columnNames.registrationExpires],
        ['status', columnNames.status],
      ]),
    ).toEqual([])
  })

  it('as columns of clients', async () => {
    const { clientHeads } = exportText
    const fields = CLIENT_IMPORT_FIELDS.map((field) => [field, clientFieldNames[field]] as const)
    expect(await misread('clients', fields)).toEqual([])
    expect(
      await misread('clients', [
        ['lastName', clientHeads.lastName],
        ['preferredName', clientHeads.preferredName],
        ['birthDate', clientHeads.birthDate],
        ['status', clientHeads.status],
        ['guardianName', clientHeads.guardian],
        ['phone', clientHeads.phone],
        ['since', clientHeads.since],
        ['practitioner', clientImportText.practitioner],
      ]),
    ).toEqual([])
  })

  it('as the first line that it shows as a sample', async () => {
    const people = await fieldsOf('people', transferText.headerSample.split(', '))
    const clients = await fieldsOf('clients', clientImportText.headerSample.split(', '))
    expect([...people, ...clients]).not.toContain(null)
  })

  it('as roles and kinds', () => {
    for (const role of ROLES)
      for (const word of spellings(roleNames[role]))
        expect([word, readRoles('', word, '')]).toEqual([word, { kind: 'staff', roles: [role], title: '' }])
    const all = ROLES.map((role) => roleNames[role]).join(', ')
    expect(readRoles('', all, '')).toMatchObject({ kind: 'staff', roles: [...ROLES] })
    expect(readRoles('', kindLabels.student, '')).toMatchObject({ roles: ['studentPractitioner'] })
    for (const kind of ['guardian', 'contact'] as const) {
      expect(readRoles(kindLabels[kind], '', '')).toMatchObject({ kind })
      expect(readRoles('', usersText.newChoices[kind], '')).toMatchObject({ kind })
    }
    for (const staff of [kindLabels.otherStaff, usersText.newChoices.staff])
      expect(readRoles(staff, roleNames.finance, '')).toMatchObject({ kind: 'staff', roles: ['finance'] })
  })

  it('as statuses', async () => {
    for (const status of USER_STATUSES) expect(readStatus(usersText.statusNames[status])).toBe(status)
    for (const status of CLIENT_STATUSES)
      for (const word of spellings(clientStatusNames[status]))
        expect([word, await clientStatusOf(word)]).toEqual([word, status])
  })
})
