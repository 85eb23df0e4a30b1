import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { InputOf } from '#shared/contract/index.ts'
import type { ImportPreview } from '#shared/contract/transfer.ts'
import { updateRow } from '#backend/db/writeRow.ts'
import type { UserId } from '#shared/domain/ids.ts'
import { must } from '#shared/lib/must.ts'
import { addStaff } from '#tests/support/addStaff.ts'
import { readLog } from '#tests/support/readLog.ts'
import { dataOf, startClinic, type TestApp } from '#tests/support/testApp.ts'
import { writeOn } from '#tests/support/writeOn.ts'

let test: TestApp
beforeEach(async () => {
  test = await startClinic()
})
afterEach(() => test.stop())

type Columns = NonNullable<InputOf<'transfer.previewImport'>['columns']>
type Duplicates = NonNullable<InputOf<'transfer.runImport'>['duplicates']>
const SKIP: Duplicates = { all: 'skip', rows: [] }

const preview = async (text: string, columns: Columns | null = null, seat?: string): Promise<ImportPreview> =>
  dataOf(
    await test.ask(
      'transfer.previewImport',
      {
        fileName: 'people.csv',
        base64: Buffer.from(text).toString('base64'),
        columns,
        isStrict: false,
      },
      seat,
    ),
  )
const run = async (text: string, duplicates = SKIP): Promise<unknown> => {
  const { importId } = await preview(text)
  return dataOf(await test.ask('transfer.runImport', { importId, duplicates }))
}
const rows = (sql: string): Promise<unknown[]> => writeOn(test, (tx) => tx.all(sql))
const doublesOf = ({ duplicates }: ImportPreview): unknown[] =>
  duplicates.map(({ line, shares, otherName, otherLine, mayBeNew }) => [
    line,
    shares,
    otherName,
    otherLine,
    mayBeNew,
  ])

describe('the columns of a list of people (product 45)', () => {
  it('are assigned by hand, remembered for files of the same headers, and not for others', async () => {
    const odd = 'Wer,Familie,Rolle,Post\nAda,Byte,Parent,ada@x.example\n'
    const plain = await preview(odd)
    expect(plain.columns.map(({ field }) => field)).toEqual([null, null, null, null])
    expect(plain.problemCount).toBeGreaterThan(0)
    const columns: Columns = ['firstName', 'lastName', 'roles', 'email']
    const chosen = await preview(odd, columns)
    expect(chosen).toMatchObject({ problemCount: 0, isRemembered: false, sample: [{ name: 'Ada Byte' }] })
    const next = await preview('Wer,Familie,Rolle,Post\nBob,Byte,Parent,bob@x.example\n')
    expect(next).toMatchObject({ isRemembered: true, problemCount: 0, sample: [{ name: 'Bob Byte' }] })
    expect(await preview('Familie,Wer,Rolle,Post\nByte,Bob,Parent,bob@x.example\n')).toMatchObject({
      isRemembered: false,
    })
    const strict = await test.ask('transfer.previewImport', {
      fileName: 'people.csv',
      base64: Buffer.from(odd).toString('base64'),
    })
    expect(strict).toMatchObject({ ok: false, error: { data: { reason: 'noHeader' } } })
  })

  it('can be changed where two stand for one field, which no list says by itself', async () => {
    const text = 'Name,Role,Title,Job title\nAda Byte,Parent,Dr.,Director\n'
    expect((await preview(text)).columns.map(({ field }) => field)).toEqual([
      'fullName',
      'roles',
      'title',
      null,
    ])
    await run(text)
    const { importId } = await preview(text.replace('Ada Byte', 'Bob Byte'), [
      'fullName',
      'roles',
      null,
      'title',
    ])
    dataOf(await test.ask('transfer.runImport', { importId }))
    expect(await rows("SELECT title FROM user WHERE last_name = 'Byte' ORDER BY first_name")).toEqual([
      { title: 'Dr.' },
      { title: 'Director' },
    ])
  })

  it('never hold passwords, whatever somebody says that they hold', async () => {
    const text = 'Name,Role,Initial password\nAda Byte,Parent,hunter2\n'
    const shown = await preview(text, ['fullName', 'roles', 'bio'])
    expect(shown.columns[2]).toEqual({ header: 'Initial password', field: null, isNeverRead: true })
    dataOf(await test.ask('transfer.runImport', { importId: shown.importId }))
    expect(await rows("SELECT count(*) AS n FROM user WHERE bio LIKE '%hunter%'")).toEqual([{ n: 0 }])
  })
})

describe('people who seem to be there (product 6, 45)', () => {
  it('are named line by line: by e-mail, staff ID, name and phone, or name', async () => {
    await run(
      'Name,Role,Email,Phone\nAna Silva,Parent,ana@x.example,555-0101\nBo Berg,Contact,,555-0102\nCy Cole,Parent,,\n',
    )
    await addStaff(test, 'Nadine', 'Holm')
    const [nadine] = (await rows("SELECT staff_id FROM user WHERE last_name = 'Holm'")) as {
      staff_id: string
    }[]
    const shown = await preview(
      [
        'Name,Role,Email,Phone,Staff ID',
        'Anna Silva,Parent,ANA@x.example,,',
        'bo BERG,Contact,bo@x.example,(555) 0102,',
        'Cy Cole,Parent,cy@x.example,,',
        'Cy Cole,Contact,,,',
        'Ana Silva,Parent,other@x.example,,',
        `Nadine Holm,Admin,nadine.two@x.example,,${nadine?.staff_id.toLowerCase()}`,
        'Dee Dahl,Parent,dee@x.example,,',
        'Dee Dahl,Parent,DEE@x.example,,',
      ].join('\n'),
    )
    expect(shown.problems).toEqual([])
    expect(doublesOf(shown)).toEqual([
      [2, 'email', 'Ana Silva', null, false],
      [3, 'nameAndPhone', 'Bo Berg', null, true],
      [4, 'nameOnly', 'Cy Cole', null, true],
      [7, 'staffId', 'Nadine Holm', null, false],
      [9, 'email', 'Dee Dahl', 8, false],
    ])
  })

  it('are left out, filled in or added, as chosen for the line or for all', async () => {
    await run('Name,Role,Email,Phone\nAna Silva,Parent,ana@x.example,\nBo Berg,Contact,,555-0102\n')
    const again = [
      'Name,Role,Email,Other email,Phone,Title',
      'Ana Silva,Parent,ana@x.example,ana.home@x.example,555-0101,Mother',
      'Bo Berg,Contact,bo@x.example,,555-0199,Teacher',
      'Cy Cole,Parent,cy@x.example,,,',
    ].join('\n')
    expect(await run(again)).toEqual({ added: 1, filled: 0, skipped: 2 })
    expect(await run(again, { all: 'merge', rows: [{ line: 4, choice: 'skip' }] })).toEqual({
      added: 0,
      filled: 2,
      skipped: 1,
    })
    const people = `SELECT u.first_name, u.title, group_concat(c.value, ' ') AS points FROM user u
      JOIN (SELECT * FROM contact_point ORDER BY kind, rank) c ON c.user_id = u.id
      WHERE u.kind <> 'staff' GROUP BY u.id ORDER BY u.first_name`
    expect(await rows(people)).toEqual([
      { first_name: 'Ana', title: 'Mother', points: 'ana@x.example ana.home@x.example 555-0101' },
      { first_name: 'Bo', title: 'Teacher', points: 'bo@x.example 555-0102 555-0199' },
      { first_name: 'Cy', title: '', points: 'cy@x.example' },
    ])
    const defaults = "SELECT count(*) AS n FROM contact_point WHERE kind = 'phone' AND is_default = 1"
    expect(await rows(defaults)).toEqual([{ n: 2 }])
  })

  it('are never two with one e-mail or staff ID, even where adding is chosen (product 6, 15)', async () => {
    await run('Name,Role,Email\nAna Silva,Parent,ana@x.example\nBo Berg,Contact,\n')
    const again = 'Name,Role,Email\nAna Silva,Parent,ana@x.example\nBo Berg,Contact,\n'
    const duplicates: Duplicates = { all: 'new', rows: [{ line: 2, choice: 'new' }] }
    expect(await run(again, duplicates)).toEqual({ added: 1, filled: 0, skipped: 1 })
    expect(
      await rows("SELECT count(*) AS n FROM contact_point WHERE folded_value = 'ana@x.example'"),
    ).toEqual([{ n: 1 }])
    expect(await rows("SELECT count(*) AS n FROM user WHERE last_name = 'Berg'")).toEqual([{ n: 2 }])
  })

  it('keep roles, status and sign-in e-mail, and everything they have, when they are filled in (product 18, 22)', async () => {
    await run('Name,Role,Email,Title,Status\nEx Gone,Practitioner,ex@x.example,SLP,Left\n')
    const list =
      'Name,Role,Email,Secondary email,Title,Status,Discipline,Reg #\nEx Gone,Office Admin,ex.new@x.example,ex@x.example,OT,Active,Speech Therapy,4562\n'
    const shown = await preview(list)
    expect(shown.duplicates).toMatchObject([{ shares: 'email', isOtherInactive: true }])
    const { importId } = shown
    const duplicates: Duplicates = { all: 'merge', rows: [] }
    expect(dataOf(await test.ask('transfer.runImport', { importId, duplicates }))).toMatchObject({
      filled: 1,
    })
    expect(
      await rows(`SELECT u.status, u.title, u.registration_number, d.name AS discipline, group_concat(r.role) AS roles,
        (SELECT value FROM contact_point WHERE id = u.id || '.email.primary') AS email,
        (SELECT value FROM contact_point WHERE id = u.id || '.email.secondary') AS second
        FROM user u LEFT JOIN discipline d ON d.id = u.discipline_id
        JOIN user_role r ON r.user_id = u.id AND r.is_held = 1 WHERE u.last_name = 'Gone' GROUP BY u.id`),
    ).toEqual([
      {
        status: 'inactive',
        title: 'SLP',
        registration_number: '4562',
        discipline: 'Speech Therapy',
        roles: 'practitioner',
        email: 'ex@x.example',
        second: 'ex.new@x.example',
      },
    ])
    const changes = await readLog(test, 'user.profileChanged')
    expect(changes.length).toBeGreaterThan(0)
  })

  it('have no plan, role or discipline held against a line that is theirs (product 7, 29)', async () => {
    await test.stop()
    test = await startClinic('solo')
    const shown = await preview(
      'Name,Role,Email\nOlive Owens,Owner,olive@maple.example\nAda Byte,Practitioner,ada@x.example\n',
    )
    expect(shown.problems.map(({ line, problem }) => [line, problem])).toEqual([
      [3, 'planForbidsPractitioner'],
    ])
    expect(doublesOf(shown)).toEqual([[2, 'email', 'Olive Owens', null, false]])
  })

  it('bar a list where the staff ID of one is given to somebody else (product 15)', async () => {
    await addStaff(test, 'Nadine', 'Holm')
    const [nadine] = (await rows("SELECT staff_id FROM user WHERE last_name = 'Holm'")) as {
      staff_id: string
    }[]
    const shown = await preview(
      `Name,Role,Email,Staff ID\nAda Byte,Admin,ada@x.example,${nadine?.staff_id}\n`,
    )
    expect(shown.problems).toMatchObject([{ line: 2, problem: 'staffIdTaken' }])
    expect(shown.duplicates).toEqual([])
  })

  it('are as they were once their import is undone, but for what somebody changed since', async () => {
    await addStaff(test, 'Nadine', 'Holm')
    await run('Name,Role,Email,Phone\nDee Dahl,Parent,,555-0101\n')
    const text = `Name,Role,Email,Phone,Title,Registration number
Nadine Holm,Admin,nadine.desk@maple.example,555-0102,SLP,R-7
Dee Dahl,Parent,dee@x.example,555-0101,,
`
    const { importId } = await preview(text)
    const duplicates: Duplicates = { all: 'merge', rows: [] }
    expect(dataOf(await test.ask('transfer.runImport', { importId, duplicates }))).toMatchObject({
      filled: 2,
    })
    const [nadine] = (await rows("SELECT id FROM user WHERE last_name = 'Holm'")) as { id: UserId }[]
    const userId = must(nadine, 'Nadine').id
    const profile = "SELECT title, registration_number FROM user WHERE last_name = 'Holm'"
    expect(await rows(profile)).toEqual([{ title: 'SLP', registration_number: 'R-7' }])
    await writeOn(test, (tx) =>
      updateRow(tx, 'user', userId, { title: 'OT' }, { verb: 'user.profileChanged' }),
    )
    const undone = dataOf(await test.ask('transfer.undoImport', { importId }))
    expect(undone).toEqual({ undone: 0, emptied: 2, stayCount: 0, stay: [] })
    expect(await rows(profile)).toEqual([{ title: 'OT', registration_number: '' }])
    expect(
      await rows(
        "SELECT kind, value, is_default FROM contact_point WHERE value <> '' AND value NOT LIKE 'olive%' ORDER BY value",
      ),
    ).toEqual([
      { kind: 'phone', value: '555-0101', is_default: 1 },
      { kind: 'email', value: 'nadine.desk@maple.example', is_default: 1 },
    ])
    const { imports } = dataOf(await test.ask('transfer.listImports', {}))
    expect(imports.find((one) => one.importId === importId)).toMatchObject({ isUndone: true })
  })

  it('are undone with their import, also where two lines were one person', async () => {
    const text =
      'Name,Role,Email,Phone\nDee Dahl,Parent,dee@x.example,\nDee Dahl,Parent,DEE@x.example,555-0105\n'
    const { importId } = await preview(text)
    const duplicates: Duplicates = { all: 'merge', rows: [] }
    expect(dataOf(await test.ask('transfer.runImport', { importId, duplicates }))).toEqual({
      added: 1,
      filled: 1,
      skipped: 0,
    })
    expect(await rows("SELECT value FROM contact_point WHERE kind = 'phone'")).toEqual([
      { value: '555-0105' },
    ])
    expect(dataOf(await test.ask('transfer.undoImport', { importId }))).toMatchObject({
      undone: 1,
      stayCount: 0,
    })
    expect((await preview(text)).duplicates).toMatchObject([{ line: 3, otherLine: 2 }])
  })
})
