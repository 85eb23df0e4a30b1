import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { clientProblemText } from '#renderer/text/clientImport.ts'
import { addStaff } from '#tests/support/addStaff.ts'
import { importClients, previewClients } from '#tests/support/importClients.ts'
import { dataOf, startClinic, type TestApp } from '#tests/support/testApp.ts'
import { writeOn } from '#tests/support/writeOn.ts'

let test: TestApp
beforeEach(async () => {
  test = await startClinic()
})
afterEach(() => test.stop())

const rows = (sql: string): Promise<unknown[]> => writeOn(test, (tx) => tx.all(sql))
const guardians = (): Promise<unknown[]> =>
  rows(`SELECT u.first_name AS name, group_concat(c.value, ' ') AS points FROM user u
    LEFT JOIN (SELECT * FROM contact_point WHERE value <> '' ORDER BY kind, rank) c ON c.user_id = u.id
    WHERE u.kind = 'guardian' AND u.voided_at IS NULL GROUP BY u.id ORDER BY u.first_name, points`)
const ties = (relation: string): Promise<unknown[]> =>
  rows(`SELECT u.first_name AS name, p.is_primary FROM client_person p JOIN user u ON u.id = p.user_id
    WHERE p.relation = '${relation}' AND p.is_current = 1 ORDER BY u.first_name`)

describe('the guardians of imported clients (product 45)', () => {
  it('stay one where the file comes again and only their name and phone tell who they are', async () => {
    const head = 'Name,DOB,Parent,Parent phone,Parent e-mail\n'
    await importClients(test, `${head}Milo Acorn,2019-05-04,Jo Acorn,(555) 555-0101,\n`)
    await importClients(test, `${head}Milo Acorn,2019-05-04,"ACORN, Jo",555.555.0101,\n`, 'merge')
    expect(await guardians()).toEqual([{ name: 'Jo', points: '(555) 555-0101' }])
    const last = await importClients(
      test,
      `${head}Milo Acorn,2019-05-04,Jo Acorn,555-555-0101,jo@x.example\n`,
      'merge',
    )
    expect(await guardians()).toEqual([{ name: 'Jo', points: 'jo@x.example (555) 555-0101' }])
    expect(await ties('guardian')).toEqual([{ name: 'Jo', is_primary: 1 }])
    dataOf(await test.ask('transfer.undoImport', { importId: last }))
    expect(await guardians()).toEqual([{ name: 'Jo', points: '(555) 555-0101' }])
  })

  it('stay one where nothing but the name is known of them', async () => {
    const list = 'Name,DOB,Parent\nMilo Acorn,2019-05-04,Jo Acorn\n'
    await importClients(test, list)
    await importClients(test, list, 'merge')
    expect(await guardians()).toHaveLength(1)
    await importClients(test, 'Name,DOB,Parent\nMia Acorn,2017-02-01,Jo Acorn\n')
    expect(await guardians()).toHaveLength(2)
  })

  it('are one of several children by name and phone, in one file or in two, and two where e-mails differ', async () => {
    await importClients(
      test,
      `Name,DOB,Parent,Parent phone,Parent e-mail
Milo Acorn,2019-05-04,Jo Acorn,555-0101,jo@x.example
Mia Acorn,2017-02-01,jo acorn,5550101,
`,
    )
    await importClients(test, 'Name,Parent,Parent phone\nMax Acorn,Jo Acorn,555 0101\n')
    expect(await guardians()).toEqual([{ name: 'Jo', points: 'jo@x.example 555-0101' }])
    expect(await ties('guardian')).toHaveLength(3)
    await importClients(
      test,
      'Name,Parent,Parent phone,Parent e-mail\nMel Acorn,Jo Acorn,555-0101,old.jo@x.example\n',
    )
    expect(await guardians()).toHaveLength(2)
  })

  it('are primary only where the client has nobody who is, as practitioners are', async () => {
    await addStaff(test, 'Nadine', 'Holm')
    await addStaff(test, 'Omar', 'Reyes', 'omar')
    const head = 'Name,DOB,Parent,Therapist\n'
    await importClients(test, `${head}Milo Acorn,2019-05-04,Jo Acorn,nadine.desk@maple.example\n`)
    await importClients(test, `${head}Milo Acorn,2019-05-04,Sam Acorn,omar.desk@maple.example\n`, 'merge')
    expect(await ties('guardian')).toEqual([
      { name: 'Jo', is_primary: 1 },
      { name: 'Sam', is_primary: 0 },
    ])
    expect(await ties('practitioner')).toEqual([
      { name: 'Nadine', is_primary: 1 },
      { name: 'Omar', is_primary: 0 },
    ])
  })

  it('are not whoever bears their e-mail under another name, in the clinic or earlier in the file (product 6)', async () => {
    await addStaff(test, 'Nadine', 'Holm')
    const list = `Name,Parent,Parent e-mail
Milo Acorn,Sam Acorn,nadine.desk@maple.example
Mia Acorn,Jo Acorn,jo@x.example
Max Acorn,Sam Acorn,JO@x.example
Mel Acorn,"ACORN, Jo",jo@x.example
Mo Acorn,Jo,jo@x.example
Noa Holm,,nadine.desk@maple.example
Ned Birch,nadine,nadine.desk@maple.example
`
    const { importId, problems } = await previewClients(test, list)
    expect(problems).toEqual([
      {
        line: 2,
        name: 'Milo Acorn',
        field: 'guardianEmail',
        problem: 'emailOfOther',
        value: 'nadine.desk@maple.example',
        takenBy: { name: 'Nadine Holm', line: null },
      },
      {
        line: 4,
        name: 'Max Acorn',
        field: 'guardianEmail',
        problem: 'emailOfOther',
        value: 'JO@x.example',
        takenBy: { name: 'Jo Acorn', line: 3 },
      },
    ])
    expect(problems.map(clientProblemText)).toEqual([
      'This e-mail belongs to Nadine Holm. Write that name in the file, or leave the e-mail out.',
      'On line 3 this e-mail belongs to Jo Acorn. Write that name here too, or leave the e-mail out.',
    ])
    const duplicates = { all: 'skip' as const, rows: [] }
    expect(await test.ask('transfer.runClients', { importId, duplicates })).toMatchObject({
      error: { code: 'IMPORT_HAS_ERRORS' },
    })
    expect(await ties('guardian')).toEqual([])
  })
})
