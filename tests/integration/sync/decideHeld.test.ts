import { afterEach, expect, it, vi } from 'vitest'
import type { UserId } from '#shared/domain/ids.ts'
import { must } from '#shared/lib/must.ts'
import { addStaff } from '#tests/support/addStaff.ts'
import { dataOf, type TestApp } from '#tests/support/testApp.ts'
import { PATIENCE, startTwoDesks, type TwoDesks } from '#tests/support/twoDesks.ts'

const PEOPLE = 12
let desks: TwoDesks | undefined
afterEach(async () => {
  await desks?.stop()
  desks = undefined
})

async function statuses(app: TestApp): Promise<string[]> {
  const { rows } = dataOf(await app.ask('users.find', { search: 'Silva' }))
  return rows.map(({ status }) => status)
}

it('what one PC made inactive in bulk waits for an owner at the other, who has it put back everywhere (S9)', async () => {
  const people: UserId[] = []
  const two = await startTwoDesks(async (app) => {
    for (let at = 0; at < PEOPLE; at += 1) people.push(await addStaff(app, `P${at}`, 'Silva', `p${at}`))
  })
  desks = two
  const { a, b } = two
  two.hubGoes()
  for (const userId of people) dataOf(await b.ask('users.saveAccount', { userId, status: 'inactive' }))
  two.hubAnswers()
  const held = await vi.waitFor(async () => {
    for (const app of [b, a]) dataOf(await app.ask('sync.now', {}))
    const state = dataOf(await a.ask('sync.get', {}))
    expect(state).toMatchObject({ kind: 'attention', problem: 'massVoid', held: { rows: { user: PEOPLE } } })
    return must(state.held, 'what waits')
  }, PATIENCE)
  expect(held.pcName).toBe('Back office')
  expect(new Set(await statuses(a))).toEqual(new Set(['active']))
  expect(await a.ask('sync.decideHeld', { hash: '0'.repeat(64), take: false })).toMatchObject({
    ok: false,
    error: { code: 'NOT_FOUND' },
  })
  dataOf(await a.ask('sync.decideHeld', { hash: held.hash, take: false }))
  await two.inStep()
  await vi.waitFor(async () => {
    for (const app of [a, b]) expect(new Set(await statuses(app))).toEqual(new Set(['active']))
  }, PATIENCE)
}, 60_000)
