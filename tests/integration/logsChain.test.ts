import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ChainState } from '#shared/contract/logs.ts'
import { openClinicFile } from '#tests/support/openClinicFile.ts'
import { dataOf, OWNER_PASSWORD, startClinic, type TestApp } from '#tests/support/testApp.ts'

let test: TestApp
beforeEach(async () => {
  test = await startClinic()
})
afterEach(() => test.stop())

/** Changes the log as somebody with the key of the file would. */
async function tamper(sql: string): Promise<void> {
  const database = await openClinicFile(test)
  for (const name of ['is_kept', 'is_final']) database.exec(`DROP TRIGGER IF EXISTS audit_entry_${name}`)
  database.exec(sql)
  database.close()
}
const check = async (): Promise<ChainState> => dataOf(await test.ask('logs.checkChain', {}))
const alerts = async (): Promise<unknown> =>
  dataOf(await test.ask('alerts.list', {})).alerts.map(({ kind, facts }) => ({ kind, ...facts }))

describe('the chain of a running clinic (L3)', () => {
  it('is whole, says when it was looked at, and how many entries no noted head covers', async () => {
    const before = dataOf(await test.ask('logs.getChain', {}))
    expect(before).toMatchObject({ checkedAt: null, damages: [], noted: null, unanchored: before.entries })
    expect(await check()).toMatchObject({ checkedAt: test.clock.now, damages: [] })
    const noted = dataOf(await test.ask('logs.noteHead', {}))
    expect(noted).toMatchObject({ unanchored: 0, noted: { code: noted.head.code, by: 'Olive Owens' } })
    dataOf(await test.ask('disciplines.add', { name: 'Music Therapy' }))
    expect(dataOf(await test.ask('logs.getChain', {})).unanchored).toBe(1)
  })

  it('fits a code that somebody wrote down, until what it covers is rewritten', async () => {
    const { head } = dataOf(await test.ask('logs.noteHead', {}))
    const compare = async (code: string): Promise<unknown> => {
      const answer = await test.ask('logs.compareCode', { code })
      return answer.ok ? answer.data.verdict : answer.error.code
    }
    expect(await compare(head.code)).toBe('same')
    expect(await compare(` ${head.code.toLowerCase().replaceAll('-', ' ')} `)).toBe('same')
    expect(await compare(head.code.replace(/.$/, (last) => (last === '0' ? '1' : '0')))).toBe('different')
    expect(await compare(head.code.replace(/^\d+/, '99999'))).toBe('gone')
    expect(await compare('nothing')).toBe('BAD_INPUT')
  })

  it('raises an alert where it broke, once, and goes on telling where', async () => {
    await tamper("UPDATE audit_entry SET verb = 'nothing.done' WHERE seq = 3")
    const damaged = { damage: 'changed', seq: 3 }
    expect((await check()).damages).toMatchObject([damaged])
    expect(await alerts()).toEqual([{ kind: 'logDamaged', ...damaged }])
    await check()
    expect(await alerts()).toHaveLength(1)
    await tamper('DELETE FROM audit_entry WHERE seq = 2')
    await check()
    expect(await alerts()).toHaveLength(2)
  })

  it('is looked at soon after the start, from where the last look ended', async () => {
    await check()
    await test.app.stop()
    await tamper('DELETE FROM audit_entry WHERE seq > 4')
    test = await test.restart()
    await new Promise((wake) => setTimeout(wake, 2500))
    dataOf(await test.ask('identity.signIn', { email: 'olive@maple.example', password: OWNER_PASSWORD }))
    expect(await alerts()).toMatchObject([{ kind: 'logDamaged' }])
    expect(dataOf(await test.ask('logs.getChain', {})).damages).toHaveLength(1)
  })
})

describe('a change (L1)', () => {
  const people = async (): Promise<number> => dataOf(await test.ask('users.count', {})).active
  const person = (index: number): Parameters<typeof test.ask<'users.add'>>[1] => ({
    as: 'staff',
    firstName: `Person${index}`,
    lastName: 'Silva',
    title: 'SLP',
    email: `p${index}@maple.example`,
    roles: ['officeAdmin'],
    disciplineId: null,
    compensationTierId: null,
  })

  it('is not made where its entry can’t be written, at whichever of its entries that happens', async () => {
    const database = await openClinicFile(test)
    const before = await people()
    const entries = (): unknown => database.prepare('SELECT count(*) FROM audit_entry').pluck().get()
    const rows = (): unknown => database.prepare('SELECT count(*) FROM user').pluck().get()
    const [entriesBefore, rowsBefore] = [entries(), rows()]
    for (let nth = 1; nth <= 3; nth += 1) {
      database.exec(`CREATE TRIGGER refuse BEFORE INSERT ON audit_entry
        WHEN (SELECT count(*) FROM audit_entry) >= ${Number(entriesBefore) + nth - 1}
        BEGIN SELECT RAISE(ABORT, 'no room'); END`)
      expect(await test.ask('users.add', person(nth))).toMatchObject({ error: { code: 'INTERNAL' } })
      database.exec('DROP TRIGGER refuse')
      expect([entries(), rows()]).toEqual([entriesBefore, rowsBefore])
    }
    expect(await people()).toBe(before)
    dataOf(await test.ask('users.add', person(4)))
    expect(await people()).toBe(before + 1)
    database.close()
  })

  it('leaves no entry of what was given up', async () => {
    const database = await openClinicFile(test)
    const count = (): unknown => database.prepare('SELECT count(*) FROM audit_entry').pluck().get()
    dataOf(await test.ask('users.add', person(1)))
    const before = count()
    expect(await test.ask('users.add', person(1))).toMatchObject({ error: { code: 'EMAIL_TAKEN' } })
    expect(count()).toBe(before)
    database.close()
  })
})
