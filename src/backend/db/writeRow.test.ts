import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { disciplineIdSchema, userIdSchema } from '#shared/domain/ids.ts'
import { fail, ok } from '#shared/errors/index.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/testDatabase.ts'
import { chainHash } from '../audit/appendAudit.ts'
import { BLANK_PERSON, insertPerson } from '../features/users/index.ts'
import type { WriteTx } from './clinicDatabase.ts'
import { insertRow, updateRow, writeRow } from './writeRow.ts'

let test: TestDatabase
beforeEach(() => {
  test = openTestDatabase()
})
afterEach(() => test.close())

const write = <T>(work: (tx: WriteTx) => T): Promise<unknown> =>
  test.db.write({ actorId: null }, (tx) => Promise.resolve(ok(work(tx))))
const ID = disciplineIdSchema.parse('01890000-0000-7000-8000-000000000001')
const addSpeech = (tx: WriteTx): void =>
  insertRow(tx, 'discipline', { id: ID, name: 'Speech', is_current: 1 }, { verb: 'discipline.added' })

describe('the write door', () => {
  it('commits row, stamp, log entry and outbox together', async () => {
    await write(addSpeech)
    const row = await test.db.read.selectFrom('discipline').selectAll().executeTakeFirstOrThrow()
    const audit = await test.db.read.selectFrom('audit_entry').selectAll().execute()
    const outbox = await test.db.read.selectFrom('outbox').selectAll().execute()
    expect(row.stamp).toBeGreaterThan(0)
    expect(row.stamp_device).toBe(1)
    expect(audit).toHaveLength(1)
    expect(audit[0]).toMatchObject({
      verb: 'discipline.added',
      table_name: 'discipline',
      row_id: ID,
      before: null,
    })
    expect(outbox).toHaveLength(1)
    expect(outbox[0]).toMatchObject({ table_name: 'discipline', row_id: ID, stamp: row.stamp, base: null })
  })

  it('writes only what differs, gives it a stamp of its own and names the one it replaced', async () => {
    await write(addSpeech)
    const first = await test.db.read.selectFrom('discipline').select('stamp').executeTakeFirstOrThrow()
    test.clock.now += 1000
    await write((tx) =>
      updateRow(
        tx,
        'discipline',
        ID,
        { name: 'Speech Therapy', is_current: 1 },
        { verb: 'discipline.renamed' },
      ),
    )
    const stamps = await test.db.read.selectFrom('field_stamp').selectAll().execute()
    expect(stamps.map((stamp) => stamp.field)).toEqual(['name'])
    const last = await test.db.read
      .selectFrom('outbox')
      .selectAll()
      .orderBy('seq', 'desc')
      .executeTakeFirstOrThrow()
    expect(JSON.parse(last.patch)).toEqual({ name: 'Speech Therapy' })
    expect(JSON.parse(last.base ?? '')).toEqual({ name: [first.stamp, 1] })
    expect(last.stamp).toBeGreaterThan(first.stamp)
  })

  it('writes nothing at all where nothing differs', async () => {
    await write(addSpeech)
    await write((tx) =>
      writeRow(tx, 'discipline', { id: ID, name: 'Speech', is_current: 1 }, { verb: 'discipline.renamed' }),
    )
    expect(await test.db.read.selectFrom('outbox').selectAll().execute()).toHaveLength(1)
    expect(await test.db.read.selectFrom('audit_entry').selectAll().execute()).toHaveLength(1)
  })

  it('rolls everything back when the work answers with a failure, and gives that failure back', async () => {
    const answer = await test.db.write({ actorId: null }, (tx) => {
      addSpeech(tx)
      return Promise.resolve(fail('NAME_TAKEN', { name: 'Speech' }))
    })
    expect(answer).toEqual(fail('NAME_TAKEN', { name: 'Speech' }))
    for (const table of ['discipline', 'audit_entry', 'outbox'] as const) {
      expect(await test.db.read.selectFrom(table).selectAll().execute()).toEqual([])
    }
  })

  it('changes nothing when the log entry can not be written', async () => {
    await expect(
      write((tx) => {
        tx.run('DROP TABLE audit_entry')
        addSpeech(tx)
      }),
    ).rejects.toThrow(/audit_entry/)
    expect(await test.db.read.selectFrom('discipline').selectAll().execute()).toEqual([])
  })

  it('ties every log entry to the one before it, and lets nobody change or remove one', async () => {
    await write(addSpeech)
    await write((tx) => updateRow(tx, 'discipline', ID, { name: 'Other' }, { verb: 'discipline.renamed' }))
    const entries = await test.db.read.selectFrom('audit_entry').selectAll().orderBy('seq').execute()
    expect(entries.map((entry) => entry.seq)).toEqual([1, 2])
    let previous = ''
    for (const { previous_hash, hash, ...values } of entries) {
      expect(previous_hash).toBe(previous)
      expect(hash).toBe(chainHash(previous_hash, Object.values(values)))
      previous = hash
    }
    await expect(write((tx) => tx.run("UPDATE audit_entry SET verb = 'x'"))).rejects.toThrow(
      /keeps its entries/,
    )
    await expect(write((tx) => tx.run('DELETE FROM audit_entry'))).rejects.toThrow(/keeps its entries/)
  })

  it('keeps secrets, photos and clinical text out of the log', async () => {
    const userId = userIdSchema.parse('01890000-0000-7000-8000-000000000002')
    await write((tx) => {
      insertRow(
        tx,
        'credential',
        {
          id: userId,
          password_hash: 'CANARY-HASH',
          is_temporary: 0,
          temporary_until: null,
          is_temporary_used: 0,
          first_signed_in_at: null,
          password_changed_at: 1,
        },
        { verb: 'credential.set' },
      )
      const person = insertPerson(tx, {
        ...BLANK_PERSON,
        kind: 'staff',
        firstName: 'A',
        lastName: 'B',
        bio: 'CANARY-BIO',
      })
      updateRow(
        tx,
        'user',
        person,
        { photo: 'CANARY-PHOTO', photo_type: 'image/png' },
        { verb: 'user.profileChanged' },
      )
    })
    const text = JSON.stringify(await test.db.read.selectFrom('audit_entry').selectAll().execute())
    expect(text).not.toContain('CANARY')
    expect(text).toContain('(changed)')
  })

  it('gives all rows of one save the same stamp, and every save a later one', async () => {
    await write((tx) =>
      insertPerson(tx, { ...BLANK_PERSON, kind: 'staff', firstName: 'A', lastName: 'B', roles: ['manager'] }),
    )
    test.clock.now -= 3_600_000
    await write(addSpeech)
    const stamps = (await test.db.read.selectFrom('outbox').select('stamp').orderBy('seq').execute()).map(
      (row) => row.stamp,
    )
    expect(new Set(stamps.slice(0, -1)).size).toBe(1)
    expect(stamps.at(-1)).toBeGreaterThan(stamps[0] ?? 0)
  })
})
