import { afterEach, describe, expect, test } from 'vitest'
import type { AppEvent } from '#shared/contract/index.ts'
import type { ImportPreview } from '#shared/contract/transfer.ts'
import { dataOf, DESK, OWNER_PASSWORD, startClinic, type TestApp } from '../support/testApp.ts'

const realClock = { now: () => Date.now(), monotonic: () => performance.now() }
let clinic: TestApp | undefined
afterEach(async () => {
  await clinic?.stop()
  clinic = undefined
})

async function start(plan: 'solo' | 'teams' = 'teams'): Promise<TestApp> {
  const started = await startClinic(plan, { ports: { clock: realClock } })
  clinic = started
  return started
}

const preview = async (test: TestApp, text: string, seat = DESK): Promise<ImportPreview> =>
  dataOf(
    await test.ask(
      'transfer.previewImport',
      { fileName: 'people.csv', base64: Buffer.from(text).toString('base64') },
      seat,
    ),
  )

const problemsOf = (shown: ImportPreview): (string | number | null)[][] =>
  shown.problems.map(({ line, field, problem }) => [line, field, problem])

const countOf = async (test: TestApp): Promise<{ active: number; inactive: number }> =>
  dataOf(await test.ask('users.count', {}))

const list = async (
  test: TestApp,
  search: string,
  tab: 'active' | 'inactive' = 'active',
): Promise<string[]> => {
  const page = dataOf(
    await test.ask('users.list', {
      tab,
      search,
      filters: { kinds: [], roles: [], disciplineIds: [], signInStates: [] },
      sort: { column: 'name', descending: false },
      from: { index: 0 },
      limit: 100,
    }),
  )
  return page.rows.map((row) => `${row.firstName} ${row.lastName} ${row.kind} ${row.disciplineName}`.trim())
}

const manyPeople = (count: number): string =>
  ['First name,Last name,E-mail,Role,Phone']
    .concat(
      Array.from(
        { length: count },
        (_, n) => `Ada${n},Byte${n},ada${n}@maple.example,Contact,416 555 ${1000 + n}`,
      ),
    )
    .join('\r\n')

describe('importing a staff and contact list', () => {
  test('adds everybody, so that list and search find them', async () => {
    const test = await start()
    const shown = await preview(
      test,
      'Courriel;Prénom;Nom;Type;Discipline;Tier;Licence expiry;Status\n' +
        'zoe@maple.example;Zoë;Łukasz;SLP;Speech Therapy;Senior;31/12/2027;Active\n' +
        'bo@maple.example;Bo;"van\nDijk";Parent;;;;\n' +
        'ex@maple.example;Ex;Gone;Receptionist;speech therapy;;01/02/2027;Left\n',
    )
    expect(problemsOf(shown)).toEqual([])
    expect(shown).toMatchObject({ separator: ';', encoding: 'UTF-8', rowCount: 3, readyCount: 3 })
    expect(dataOf(await test.ask('transfer.runImport', { importId: shown.importId }))).toEqual({
      added: 3,
      filled: 0,
      skipped: 0,
    })
    expect(await list(test, 'zoe lukasz')).toEqual(['Zoë Łukasz practitioner Speech Therapy'])
    expect(await list(test, 'van dijk')).toEqual(['Bo van Dijk guardian'])
    expect(await list(test, '', 'inactive')).toEqual(['Ex Gone otherStaff Speech Therapy'])
  })

  test('names who bears an e-mail already, in the clinic and in the file, whatever the letter case', async () => {
    const test = await start()
    const shown = await preview(
      test,
      'Name,Email,Role\nOlive Again,OLIVE@maple.example,Admin\nAda Byte,ada@x.example,Contact\nBob Byte,Ada@X.example,Contact\n',
    )
    expect(problemsOf(shown)).toEqual([
      [2, 'email', 'emailTaken'],
      [4, 'email', 'emailTwiceInFile'],
    ])
    expect(shown.problems.map(({ takenBy }) => [takenBy?.name, takenBy?.line])).toEqual([
      ['Olive Owens', null],
      ['Ada Byte', 3],
    ])
    expect(shown.readyCount).toBe(1)
    const answer = await test.ask('transfer.runImport', { importId: shown.importId })
    expect(answer).toMatchObject({ ok: false, error: { code: 'IMPORT_HAS_ERRORS', data: { count: 2 } } })
    expect(await countOf(test)).toEqual({ active: 1, inactive: 0 })
  })

  test('refuses practitioners on the Solo plan row by row, but no students and no inactive ones', async () => {
    const test = await start('solo')
    const shown = await preview(
      test,
      'Name,Email,Role,Status\nA One,a@x.example,Therapist,\nB Two,b@x.example,Student,\nC Three,c@x.example,Therapist,former\n',
    )
    expect(problemsOf(shown)).toEqual([[2, 'roles', 'planForbidsPractitioner']])
  })

  test('gives ownership to nobody, and lets an Office Admin add no discipline', async () => {
    const test = await start()
    const staff = await preview(test, 'Name,Email,Role\nAdam Admin,adam@x.example,Office Admin\n')
    await test.ask('transfer.runImport', { importId: staff.importId })
    const found = dataOf(await test.ask('users.find', { search: 'adam' })).rows[0]
    expect(found).toBeDefined()
    if (found === undefined) return
    const password = 'nineteen green kettles'
    dataOf(await test.ask('users.setTemporaryPassword', { userId: found.userId, password }))
    dataOf(await test.ask('identity.signIn', { email: 'adam@x.example', password }, 'other'))
    dataOf(
      await test.ask(
        'identity.changePassword',
        { currentPassword: password, newPassword: 'seven purple ladders' },
        'other',
      ),
    )
    const text = 'Name,Email,Role,Discipline,Tier\nO Two,o@x.example,Owner,Magic,Gold\n'
    expect(problemsOf(await preview(test, text, 'other'))).toEqual([
      [2, 'roles', 'mayNotSetRoles'],
      [2, 'discipline', 'unknownDiscipline'],
      [2, 'compensationTier', 'unknownTier'],
    ])
    expect(problemsOf(await preview(test, text))).toEqual([[2, 'roles', 'mayNotSetRoles']])
  })

  test('never generates a staff ID that a later line has chosen', async () => {
    const test = await start()
    const first = await preview(test, 'Name,Email,Role\nA One,a@x.example,Manager\n')
    await test.ask('transfer.runImport', { importId: first.importId })
    const one = dataOf(await test.ask('users.find', { search: 'a one' })).rows[0]
    const next = String(one?.staffId).replace(/\d+$/, (digits) => String(Number(digits) + 1))
    const taken = await preview(
      test,
      `Name,Email,Role,Staff ID\nB Two,b@x.example,Manager,${one?.staffId.toLowerCase()}\n`,
    )
    expect(problemsOf(taken)).toEqual([[2, 'staffId', 'staffIdTaken']])
    const shown = await preview(
      test,
      `Name,Email,Role,Staff ID\nB Two,b@x.example,Manager,\nC Three,c@x.example,Manager,${next}\n`,
    )
    dataOf(await test.ask('transfer.runImport', { importId: shown.importId }))
    const ids = dataOf(await test.ask('users.find', { search: 'x.example' })).rows.map(
      ({ staffId }) => staffId,
    )
    expect(new Set(ids).size).toBe(3)
    expect(ids).toContain(next)
  })

  test('asks the clinic again when it runs, and adds nobody twice', async () => {
    const test = await start()
    const shown = await preview(test, 'Name,Role\nNo Mail,Contact\n')
    const answers = await Promise.all([
      test.ask('transfer.runImport', { importId: shown.importId }),
      test.ask('transfer.runImport', { importId: shown.importId }),
    ])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await countOf(test)).toEqual({ active: 2, inactive: 0 })
  })

  test('is kept for the person who previewed it only', async () => {
    const test = await start()
    const shown = await preview(test, 'Name,Role\nNo Mail,Contact\n')
    await test.ask('identity.signIn', { email: 'olive@maple.example', password: OWNER_PASSWORD }, 'other')
    expect(await test.ask('transfer.runImport', { importId: shown.importId }, 'other')).toMatchObject({
      ok: false,
      error: { code: 'NOT_FOUND' },
    })
  })

  test('adds 10,000 people in one go while other calls are answered, and tells how far it is', async () => {
    const test = await start()
    const shown = await preview(test, manyPeople(10_000))
    const events: AppEvent[] = []
    const stop = test.app.subscribe(DESK, (event) => void events.push(event))
    let seen = 0
    const ended = new AbortController()
    const begunAt = performance.now()
    const running = test.ask('transfer.runImport', { importId: shown.importId }).finally(() => ended.abort())
    while (!ended.signal.aborted) {
      const count = await countOf(test)
      if (count.active === 1) seen += 1
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    stop()
    expect(dataOf(await running)).toEqual({ added: 10_000, filled: 0, skipped: 0 })
    console.log(`import of 10,000 people: ${((performance.now() - begunAt) / 1000).toFixed(1)} s`)
    expect(seen).toBeGreaterThan(5)
    const progress = events.filter((event) => event.name === 'work.progress')
    expect(progress.length).toBeGreaterThan(1)
    expect(progress.at(-1)).toMatchObject({ done: 10_000, total: 10_000, workId: shown.importId })
    expect((await countOf(test)).active).toBe(10_001)
  })

  test('rolls back whole when it is cancelled', async () => {
    const test = await start()
    const shown = await preview(test, manyPeople(10_000))
    const begun = Promise.withResolvers<void>()
    const stop = test.app.subscribe(DESK, (event) => {
      if (event.name === 'work.progress') begun.resolve()
    })
    const running = test.ask('transfer.runImport', { importId: shown.importId })
    await begun.promise
    dataOf(await test.ask('transfer.cancelImport', { importId: shown.importId }))
    stop()
    expect(await running).toEqual({ ok: false, error: { code: 'CANCELLED', data: {} } })
    expect(await countOf(test)).toEqual({ active: 1, inactive: 0 })
    expect(
      dataOf(
        await test.ask('users.list', {
          tab: 'active',
          search: 'ada1',
          filters: { kinds: [], roles: [], disciplineIds: [], signInStates: [] },
          sort: { column: 'name', descending: false },
          from: { index: 0 },
          limit: 10,
        }),
      ).rows,
    ).toEqual([])
    const again = await preview(test, manyPeople(3))
    expect(dataOf(await test.ask('transfer.runImport', { importId: again.importId }))).toEqual({
      added: 3,
      filled: 0,
      skipped: 0,
    })
  })
})
