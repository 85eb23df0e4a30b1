import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ClientPreview } from '#shared/contract/clientImport.ts'
import type { ClientId } from '#shared/domain/ids.ts'
import { must } from '#shared/lib/must.ts'
import { updateRow } from '#backend/db/writeRow.ts'
import { addStaff } from '#tests/support/addStaff.ts'
import { readLog } from '#tests/support/readLog.ts'
import { dataOf, startClinic, type TestApp } from '#tests/support/testApp.ts'
import { writeOn } from '#tests/support/writeOn.ts'

let test: TestApp
beforeEach(async () => {
  test = await startClinic()
})
afterEach(() => test.stop())

type Columns = ClientPreview['columns'][number]['field'][]
const SKIP = { all: 'skip' as const, rows: [] }
const preview = async (text: string, columns: Columns | null = null): Promise<ClientPreview> =>
  dataOf(
    await test.ask('transfer.previewClients', {
      fileName: 'clients.csv',
      base64: Buffer.from(text).toString('base64'),
      columns,
    }),
  )
const rows = (sql: string): Promise<unknown[]> => writeOn(test, (tx) => tx.all(sql))
const LIST = `Child;Date of birth;Status;Parent;Parent e-mail;Therapist
"Acorn, Milo";2019-05-04;Active;Jo Acorn;jo@maple.example;nadine.desk@maple.example
"Acorn, Mia";2017-02-01;Waiting list;Jo Acorn;JO@maple.example;
"Birch, Noa";2018-11-30;on hold;;;
`

describe('importing clients (product 45)', () => {
  it('brings clients in with their guardians, once each, and their practitioner', async () => {
    await addStaff(test, 'Nadine', 'Holm')
    const seen = await preview(LIST)
    expect(seen).toMatchObject({ rowCount: 3, problemCount: 0, duplicateCount: 0, isRemembered: false })
    const done = dataOf(await test.ask('transfer.runClients', { importId: seen.importId, duplicates: SKIP }))
    expect(done).toEqual({ added: 3, filled: 0, skipped: 0 })
    expect(
      await rows('SELECT first_name, last_name, status FROM client ORDER BY last_name, first_name'),
    ).toEqual([
      { first_name: 'Mia', last_name: 'Acorn', status: 'waitlist' },
      { first_name: 'Milo', last_name: 'Acorn', status: 'active' },
      { first_name: 'Noa', last_name: 'Birch', status: 'onHold' },
    ])
    expect(await rows("SELECT count(*) AS n FROM user WHERE kind = 'guardian'")).toEqual([{ n: 1 }])
    expect(
      await rows('SELECT relation, count(*) AS n FROM client_person GROUP BY relation ORDER BY relation'),
    ).toEqual([
      { relation: 'guardian', n: 2 },
      { relation: 'practitioner', n: 1 },
    ])
    expect(await readLog(test, 'transfer.importedClients')).toHaveLength(1)
  })

  it('names per line what is wrong, and stores nothing', async () => {
    const seen = await preview(
      'First name,Last name,DOB,Status,Therapist\n,Acorn,2019-13-40,sleeping,who@maple.example\n',
    )
    expect(seen.problems.map(({ line, field, problem }) => [line, field, problem])).toEqual([
      [2, 'status', 'notOneOf'],
      [2, 'firstName', 'required'],
      [2, 'birthDate', 'notADate'],
      [2, 'practitioner', 'unknownPractitioner'],
    ])
    expect(
      await test.ask('transfer.runClients', { importId: seen.importId, duplicates: SKIP }),
    ).toMatchObject({
      error: { code: 'IMPORT_HAS_ERRORS' },
    })
    expect(await rows('SELECT * FROM client')).toEqual([])
  })

  it('takes of each field what the form of a client takes, no more and no less (product 25)', async () => {
    const long = (length: number): string => 'x'.repeat(length)
    const list = (birthDate: string, more: number): string =>
      `Name,DOB,Pronouns,School,Address,Notes
Milo Acorn,${birthDate},${long(40 + more)},${long(120 + more)},"1 Elm St.
${long(390 + more)}",${long(8000 + more)}
`
    const tomorrow = '2026-10-06'
    const wrong = await preview(list(tomorrow, 1))
    expect(wrong.problems.map(({ field, problem }) => [field, problem])).toEqual([
      ['pronouns', 'tooLong'],
      ['address', 'tooLong'],
      ['school', 'tooLong'],
      ['notes', 'tooLong'],
      ['birthDate', 'inTheFuture'],
    ])
    const seen = await preview(list('2026-10-05', 0))
    expect(seen.problems).toEqual([])
    dataOf(await test.ask('transfer.runClients', { importId: seen.importId, duplicates: SKIP }))
    const [stored] = (await rows('SELECT id, address FROM client')) as { id: ClientId; address: string }[]
    const { id: clientId, address } = must(stored, 'Milo')
    expect(address).toBe(`1 Elm St.\n${long(390)}`)
    const chart = dataOf(await test.ask('clients.getChart', { clientId }))
    const { people: _people, may: _may, ...info } = chart
    dataOf(await test.ask('clients.saveInfo', info))
  })

  it('takes the columns that somebody chose, and remembers them for the next file of the same headers', async () => {
    const odd = 'Wer,Familie,Geboren\nMilo,Acorn,2019-05-04\n'
    const plain = await preview(odd)
    expect(plain.columns.map(({ field }) => field)).toEqual([null, null, null])
    expect(plain.problemCount).toBeGreaterThan(0)
    const columns: Columns = ['firstName', 'lastName', 'birthDate']
    expect((await preview(odd, columns)).sample).toMatchObject([
      { name: 'Milo Acorn', birthDate: '2019-05-04' },
    ])
    const next = await preview('Wer,Familie,Geboren\nMia,Acorn,2017-02-01\n')
    expect(next).toMatchObject({ isRemembered: true, sample: [{ name: 'Mia Acorn' }] })
  })

  it('takes a bare name beside a first name for the last name (product 45)', async () => {
    const seen = await preview('Nom,Prénom\nAcorn,Milo\n')
    expect(seen).toMatchObject({ problemCount: 0, sample: [{ name: 'Milo Acorn' }] })
    expect((await preview('First name,Name\nMilo,van der Acorn\n')).sample).toMatchObject([
      { name: 'Milo van der Acorn' },
    ])
  })

  it('names who seems to be there, and leaves them out, fills them in or adds them, line by line', async () => {
    const first = await preview('Name,DOB,Phone\nMilo Acorn,2019-05-04,\nMia Acorn,,555-0101\n')
    dataOf(await test.ask('transfer.runClients', { importId: first.importId, duplicates: SKIP }))
    const again =
      'Name,DOB,Phone,School\nMilo Acorn,2019-05-04,555-0102,Elm\nMia Acorn,,555-0101,Elm\nMia Acorn,2001-01-01,,Oak\nMilo Acorn,1999-01-01,,\n'
    const seen = await preview(again)
    expect(seen.duplicates.map(({ line, shares }) => [line, shares])).toEqual([
      [2, 'nameAndBirthDate'],
      [3, 'nameAndPhone'],
      [4, 'nameOnly'],
    ])
    const duplicates = {
      all: 'skip' as const,
      rows: [
        { line: 2, choice: 'merge' as const },
        { line: 4, choice: 'new' as const },
      ],
    }
    const done = dataOf(await test.ask('transfer.runClients', { importId: seen.importId, duplicates }))
    expect(done).toEqual({ added: 2, filled: 1, skipped: 1 })
    expect(
      await rows("SELECT phone, school FROM client WHERE first_name = 'Milo' ORDER BY birth_date DESC"),
    ).toEqual([
      { phone: '555-0102', school: 'Elm' },
      { phone: '', school: '' },
    ])
  })

  it('is undone as a whole: what nobody touched shows nowhere, what was changed stays and is named', async () => {
    await addStaff(test, 'Nadine', 'Holm')
    const seen = await preview(LIST)
    dataOf(await test.ask('transfer.runClients', { importId: seen.importId, duplicates: SKIP }))
    await writeOn(test, (tx) => {
      const [noa] = tx.all("SELECT id FROM client WHERE first_name = 'Noa'") as { id: string }[]
      updateRow(tx, 'client', must(noa, 'Noa').id, { school: 'Elm' }, { verb: 'client.changed' })
    })
    const { imports } = dataOf(await test.ask('transfer.listImports', {}))
    expect(imports).toMatchObject([{ importId: seen.importId, kind: 'client', count: 3, isUndone: false }])
    const undone = dataOf(await test.ask('transfer.undoImport', { importId: seen.importId }))
    expect(undone).toEqual({ undone: 3, emptied: 0, stayCount: 1, stay: ['Noa Birch'] })
    expect(await rows('SELECT first_name FROM client WHERE voided_at IS NULL')).toEqual([
      { first_name: 'Noa' },
    ])
    expect(await rows('SELECT count(*) AS n FROM user_directory')).toEqual([{ n: 2 }])
    expect(await rows('SELECT count(*) AS n FROM client_person WHERE is_current = 1')).toEqual([{ n: 0 }])
    expect(await test.ask('transfer.undoImport', { importId: seen.importId })).toMatchObject({
      error: { code: 'NOT_FOUND' },
    })
    // The same file can come in again: nobody of it is in the way.
    expect(await preview(LIST)).toMatchObject({ duplicateCount: 1, problemCount: 0 })
  })

  it('is undone where it filled in, too: but for what somebody changed since', async () => {
    await addStaff(test, 'Nadine', 'Holm')
    const first = await preview('Name,DOB\nMilo Acorn,2019-05-04\nMia Acorn,2017-02-01\n')
    dataOf(await test.ask('transfer.runClients', { importId: first.importId, duplicates: SKIP }))
    const again = `Child,DOB,Phone,School,Notes,Parent,Parent e-mail,Therapist
Milo Acorn,2019-05-04,555-0102,Elm,Likes trains,Jo Acorn,jo@maple.example,nadine.desk@maple.example
Mia Acorn,2017-02-01,555-0103,Oak,,,,
`
    const { importId } = await preview(again)
    const duplicates = { all: 'merge' as const, rows: [] }
    expect(dataOf(await test.ask('transfer.runClients', { importId, duplicates }))).toMatchObject({
      filled: 2,
    })
    await writeOn(test, (tx) => {
      const [mia] = tx.all("SELECT id FROM client WHERE first_name = 'Mia'") as { id: string }[]
      updateRow(tx, 'client', must(mia, 'Mia').id, { school: 'Ash' }, { verb: 'client.changed' })
    })
    const undone = dataOf(await test.ask('transfer.undoImport', { importId }))
    expect(undone).toEqual({ undone: 1, emptied: 2, stayCount: 0, stay: [] })
    expect(await rows('SELECT first_name, phone, school, notes FROM client ORDER BY first_name')).toEqual([
      { first_name: 'Mia', phone: '', school: 'Ash', notes: '' },
      { first_name: 'Milo', phone: '', school: '', notes: '' },
    ])
    expect(await rows('SELECT count(*) AS n FROM client_person WHERE is_current = 1')).toEqual([{ n: 0 }])
    expect(
      await rows("SELECT count(*) AS n FROM user WHERE kind = 'guardian' AND voided_at IS NULL"),
    ).toEqual([{ n: 0 }])
  })

  const many = process.env['ANTEROOM_LONG'] === '1' ? 10_000 : 1_000
  it(`brings ${many} clients in within seconds, and ends without a trace when it is cancelled`, async () => {
    const lines = Array.from(
      { length: many },
      (_, index) => `Milo${index},Acorn${index},2019-05-04,Jo${index} Acorn,555-0101`,
    )
    const text = `First name,Last name,DOB,Parent,Parent phone\n${lines.join('\n')}\n`
    const seen = await preview(text)
    const running = test.ask('transfer.runClients', { importId: seen.importId, duplicates: SKIP })
    dataOf(await test.ask('transfer.cancelImport', { importId: seen.importId }))
    expect(await running).toMatchObject({ ok: false, error: { code: 'CANCELLED' } })
    expect(await rows('SELECT count(*) AS n FROM client')).toEqual([{ n: 0 }])
    const since = performance.now()
    const again = await preview(text)
    dataOf(await test.ask('transfer.runClients', { importId: again.importId, duplicates: SKIP }))
    console.log(`${many} clients with guardians: ${Math.round(performance.now() - since)} ms`)
    expect(await rows('SELECT count(*) AS n FROM client')).toEqual([{ n: many }])
  })
})
