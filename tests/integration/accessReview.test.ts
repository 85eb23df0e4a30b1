import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isRecord } from '#backend/db/noteChange.ts'
import { LONGEST_TEXT } from '#backend/db/longestText.ts'
import { isRowId } from '#backend/sync/rowIds.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import type { UserId } from '#shared/domain/ids.ts'
import { must } from '#shared/lib/must.ts'
import { addStaff } from '#tests/support/addStaff.ts'
import { readLog } from '#tests/support/readLog.ts'
import { readPdfText } from '#tests/support/readPdfText.ts'
import { dataOf, OWNER_EMAIL, OWNER_PASSWORD, startClinic, type TestApp } from '#tests/support/testApp.ts'
import { writeOn } from '#tests/support/writeOn.ts'

const REVIEW = '2026-Q4'
const TEMPORARY = 'copper lantern harvest 88'
const DAY = 86_400_000
/** More than one row holds the signed list of. */
const MANY = process.env['ANTEROOM_LONG'] === undefined ? 12_000 : 20_000
const LONG = { timeout: 300_000 }

let test: TestApp
let ana: UserId
let owner: UserId
beforeEach(async () => {
  test = await startClinic()
  owner = must(dataOf(await test.ask('session.get', {})).person, 'the owner').userId
  ana = await addStaff(test, 'Ana', 'Silva', 'ana')
  await addStaff(test, 'Nobody', 'Signs', 'none')
  dataOf(await test.ask('users.setTemporaryPassword', { userId: ana, password: TEMPORARY }))
})
afterEach(() => test.stop())

const review = async (): Promise<OutputOf<'accessReview.get'>> =>
  dataOf(await test.ask('accessReview.get', {}))
const personOf = async (userId: UserId): Promise<OutputOf<'accessReview.get'>['people'][number]> =>
  must(
    (await review()).people.find((one) => one.userId === userId),
    'the person',
  )
const decide = async (userId: UserId, decision: 'keep' | 'change' | 'end') =>
  test.ask('accessReview.decide', { reviewId: REVIEW, userId, decision })
const finish = async () => test.ask('accessReview.finish', { reviewId: REVIEW })

async function keepAll(): Promise<void> {
  for (const { userId, hasAccess, isSettled } of (await review()).people)
    if (hasAccess && !isSettled) dataOf(await decide(userId, 'keep'))
}

/** So many more people who can sign in, kept in the review that runs; straight into the tables, for the time's sake. */
async function addSignIns(count: number): Promise<void> {
  const numbers = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count}),
    person AS (SELECT i, printf('00000000-0000-7000-8000-%012d', i) AS id FROM n)`
  await writeOn(test, (tx) => {
    const copy = (table: string, columns: string, values: string, where: string): void => {
      tx.run(
        `${numbers} INSERT INTO ${table} (${columns}) SELECT ${values} FROM person, ${table} t WHERE ${where}`,
      )
    }
    const ofAna = `t.id = '${ana}'`
    copy(
      'user',
      `id, kind, status, first_name, last_name, title, bio, photo, photo_type, staff_id, registration_number,
        created_at, stamp, stamp_device`,
      `person.id, kind, status, printf('%x', i * 2654435761 % 4294967296), printf('%x', i * 40503001 % 4294967291), title, bio, photo, photo_type, 'T' || i,
        registration_number, created_at, stamp, stamp_device`,
      ofAna,
    )
    copy(
      'credential',
      'id, password_hash, is_temporary, is_temporary_used, password_changed_at, stamp, stamp_device',
      'person.id, password_hash, 0, 0, password_changed_at, stamp, stamp_device',
      ofAna,
    )
    copy(
      'user_role',
      'id, user_id, role, is_held, stamp, stamp_device',
      "person.id || '.practitioner', person.id, role, 1, stamp, stamp_device",
      `t.user_id = '${ana}'`,
    )
  })
  dataOf(await decide(ana, 'keep'))
  await writeOn(test, (tx) => {
    tx.run(`${numbers} INSERT INTO access_decision
      SELECT review_id || '.' || person.id, review_id, person.id, decision, roles, decided_by, decided_at, stamp,
        stamp_device FROM person, access_decision t WHERE t.user_id = '${ana}'`)
  })
}

describe('the access review (product 18, 27, 38)', () => {
  it('lists exactly who can sign in, with roles and when they were last seen', async () => {
    const { reviewId, finished, people } = await review()
    expect([reviewId, finished]).toEqual([REVIEW, null])
    expect(people.map(({ name, roles, decision }) => [name, roles, decision])).toEqual([
      ['Olive Owens', ['owner'], null],
      ['Ana Silva', ['practitioner'], null],
    ])
    expect(people[0]).toMatchObject({ isSelf: true, lastSeenAt: test.clock.now })
    expect(people[1]).toMatchObject({ isSelf: false, lastSeenAt: null })
    test.clock.advance(3 * 3_600_000)
    dataOf(
      await test.ask('identity.signIn', { email: 'ana.desk@maple.example', password: TEMPORARY }, 'other'),
    )
    dataOf(await test.ask('identity.signIn', { email: OWNER_EMAIL, password: OWNER_PASSWORD }))
    expect((await personOf(ana)).lastSeenAt).toBe(test.clock.now)
  })

  it('is due once a quarter, for an owner who is not alone, and not again once it is signed', async () => {
    expect(dataOf(await test.ask('accessReview.getDue', {}))).toEqual({ reviewId: REVIEW, isDue: true })
    await keepAll()
    dataOf(await finish())
    expect(dataOf(await test.ask('accessReview.getDue', {})).isDue).toBe(false)
    test.clock.advance(95 * DAY)
    dataOf(await test.ask('identity.signIn', { email: OWNER_EMAIL, password: OWNER_PASSWORD }))
    expect(dataOf(await test.ask('accessReview.getDue', {}))).toEqual({ reviewId: '2027-Q1', isDue: true })
  })

  it('is not due where nobody but the owner can sign in', async () => {
    dataOf(await test.ask('users.saveAccount', { userId: ana, status: 'inactive' }))
    expect(dataOf(await test.ask('accessReview.getDue', {})).isDue).toBe(false)
  })

  it('takes a keep for the roles it was made for: other roles ask again', async () => {
    dataOf(await decide(ana, 'keep'))
    expect((await personOf(ana)).isSettled).toBe(true)
    dataOf(await test.ask('users.saveAccount', { userId: ana, roles: ['practitioner', 'officeAdmin'] }))
    expect(await personOf(ana)).toMatchObject({ isSettled: false, decision: 'keep' })
  })

  it('takes a change for one only once something changed', async () => {
    dataOf(await decide(ana, 'change'))
    expect((await personOf(ana)).isSettled).toBe(false)
    dataOf(await test.ask('users.saveAccount', { userId: ana, roles: ['manager'] }))
    expect(await personOf(ana)).toMatchObject({
      isSettled: true,
      rolesThen: ['practitioner'],
      roles: ['manager'],
    })
  })

  it('notes an end only of somebody whose access was ended by the ordinary ways (product 31, 38)', async () => {
    expect(await decide(ana, 'end')).toMatchObject({ error: { code: 'STILL_HAS_ACCESS' } })
    dataOf(await test.ask('leaving.leave', { userId: ana, clients: [], crews: [], students: [] }))
    dataOf(await decide(ana, 'end'))
    expect(await personOf(ana)).toMatchObject({ hasAccess: false, isSettled: true, decision: 'end' })
  })

  it('is signed only when everybody is decided about, by a fresh proof, and then closed', async () => {
    dataOf(await decide(owner, 'keep'))
    expect(await finish()).toMatchObject({ error: { code: 'REVIEW_UNDECIDED', data: { count: 1 } } })
    dataOf(await decide(ana, 'keep'))
    test.clock.advance(6 * 60_000)
    expect(await finish()).toMatchObject({ error: { code: 'REAUTH_NEEDED' } })
    dataOf(await test.ask('identity.confirm', { password: OWNER_PASSWORD, code: null }))
    const signed = dataOf(await finish())
    expect(signed).toMatchObject({ reviewId: REVIEW, finishedBy: 'Olive Owens', people: 2 })
    expect(await decide(ana, 'keep')).toMatchObject({ error: { code: 'REVIEW_FINISHED' } })
    expect(await finish()).toMatchObject({ error: { code: 'REVIEW_FINISHED' } })
    expect((await review()).past).toEqual([signed])
  })

  it('is signed once, however many sign it at a time', async () => {
    await keepAll()
    const answers = await Promise.all([finish(), finish()])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'REVIEW_FINISHED' } })
    const signed = await readLog(test, 'accessReview.signed')
    expect(new Set(signed.map((entry) => entry['act_id'])).size).toBe(1)
  })

  it('keeps the signed list as it was: its hash stands in the log, and it prints again', async () => {
    dataOf(await test.ask('leaving.leave', { userId: ana, clients: [], crews: [], students: [] }))
    dataOf(await decide(ana, 'end'))
    await keepAll()
    const signed = dataOf(await finish())
    const { base64, fileName } = dataOf(await test.ask('accessReview.getDocument', { reviewId: REVIEW }))
    const pdf = Buffer.from(base64, 'base64')
    expect(fileName).toBe('access-review-2026-Q4.pdf')
    expect(createHash('sha256').update(pdf).digest('hex')).toBe(signed.documentHash)
    const text = readPdfText(pdf).replaceAll('\n', ' ')
    for (const piece of [
      'Access review 2026 Q4',
      'Maple Therapy',
      'Ana Silva',
      'Ended',
      'Olive Owens',
      'Kept',
    ])
      expect(text).toContain(piece)
    const entry = (await readLog(test, 'accessReview.signed')).at(-1)
    expect(JSON.parse(String(entry?.['after']))).toMatchObject({
      document_hash: signed.documentHash,
      document: '(changed)',
    })
  })

  it('keeps the signed list of a huge clinic whole, in rows that every PC takes', LONG, async () => {
    await addSignIns(MANY)
    await keepAll()
    const signed = dataOf(await finish())
    expect(signed.people).toBe(MANY + 2)
    const { base64 } = dataOf(await test.ask('accessReview.getDocument', { reviewId: REVIEW }))
    const pdf = Buffer.from(base64, 'base64')
    expect(base64.length).toBeGreaterThan(LONGEST_TEXT)
    expect(createHash('sha256').update(pdf).digest('hex')).toBe(signed.documentHash)
    expect((await review()).past).toEqual([signed])
    await writeOn(test, (tx) => {
      const rows = tx.all('SELECT id, length(document) AS length FROM access_review').filter(isRecord)
      for (const { id, length } of rows) {
        expect(isRowId('access_review', String(id))).toBe(true)
        expect(Number(length)).toBeLessThan(LONGEST_TEXT)
      }
      // Of a list that has not all come yet nothing is given out.
      tx.run('DELETE FROM access_review WHERE id = ?', String(rows.at(-1)?.['id']))
    })
    expect(await test.ask('accessReview.getDocument', { reviewId: REVIEW })).toMatchObject({
      error: { code: 'NOT_FOUND' },
    })
  })

  it('is for owners alone', async () => {
    dataOf(await test.ask('users.saveAccount', { userId: ana, roles: ['officeAdmin'] }))
    dataOf(
      await test.ask('identity.signIn', { email: 'ana.desk@maple.example', password: TEMPORARY }, 'other'),
    )
    dataOf(
      await test.ask(
        'identity.changePassword',
        { currentPassword: TEMPORARY, newPassword: 'seven green bottles hanging' },
        'other',
      ),
    )
    expect(await test.ask('accessReview.get', {}, 'other')).toMatchObject({ error: { code: 'FORBIDDEN' } })
  })
})
