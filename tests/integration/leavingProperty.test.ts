import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OutputOf } from '#shared/contract/index.ts'
import type { UserId } from '#shared/domain/ids.ts'
import { SESSION_CHOICES } from '#shared/domain/leaving.ts'
import type { Role } from '#shared/domain/roles.ts'
import { must } from '#shared/lib/must.ts'
import { listHolders, type Row, signInSample, startSampleDesk } from '#tests/support/sampleDesk.ts'
import { dataOf, type TestApp } from '#tests/support/testApp.ts'

const SEED = 38
const RUNS = process.env['ANTEROOM_LONG'] === '1' ? 400 : 25

type Preview = OutputOf<'leaving.preview'>

let test: TestApp
let people: Row[]
let takers: Row[]
let managers: Row[]
beforeAll(async () => {
  test = await startSampleDesk()
  // The one Office Admin signs in below, and would have no password any more.
  const isPlain = (row: Row): boolean =>
    !row.roles.includes('owner') && row.email !== 'admin@sample.example.org'
  people = (
    await listHolders(test, ['practitioner', 'studentPractitioner', 'officeAdmin', 'manager', 'finance'])
  ).filter(isPlain)
  takers = (await listHolders(test, ['practitioner'])).filter(isPlain)
  managers = await listHolders(test, ['manager'])
  const students = await listHolders(test, ['studentPractitioner'])
  for (const [index, { userId }] of students.entries()) {
    const supervisorId = must(takers[index % 5], 'a practitioner').userId
    dataOf(await test.ask('users.saveAccount', { userId, placement: { supervisorId, endsOn: '2031-05-30' } }))
  }
})
afterAll(() => test.stop())

const previewOf = async (userId: UserId): Promise<Preview> => {
  // Each reading stands in the log and counts against the limit of reading: nobody reads that many in a minute.
  test.clock.advance(60_000)
  return dataOf(await test.ask('leaving.preview', { userId }))
}

/** Chance by fast-check: the same seed makes the same choices. */
type Dice = { readonly next: (below: number) => number }
const diceOf = (numbers: readonly number[]): Dice => {
  let at = 0
  return { next: (below) => must(numbers[at++ % numbers.length], 'a number') % below }
}

function chooseTaker(dice: Dice, from: readonly Row[], leaverId: UserId): UserId | null {
  const others = from.filter((row) => row.userId !== leaverId)
  return dice.next(4) === 0 ? null : must(others[dice.next(others.length)], 'a taker').userId
}

/** What was chosen for a client's sessions, and the services that whoever takes over does not offer. */
type Outcomes = ReadonlyMap<string, { readonly sessions: string; readonly cannotOffer: readonly string[] }>

async function leaveAtRandom(userId: UserId, before: Preview, dice: Dice): Promise<Outcomes> {
  const clients = before.clients.map(({ clientId }) => {
    const takerId = chooseTaker(dice, takers, userId)
    const sessions = must(SESSION_CHOICES[takerId === null ? 1 + dice.next(2) : dice.next(3)], 'a choice')
    return { clientId, takerId, sessions }
  })
  const crews = before.crews
    .filter((crew) => crew.isManaged)
    .map(({ crewId }) => ({ crewId, managerId: chooseTaker(dice, managers, userId) }))
  const students = before.students.map((student) => ({
    userId: student.userId,
    supervisorId: chooseTaker(dice, takers, userId),
  }))
  const takerIds = [...new Set(clients.flatMap(({ takerId }) => (takerId === null ? [] : [takerId])))]
  const checked = dataOf(await test.ask('leaving.checkTakers', { userId, takerIds })).takers
  dataOf(await test.ask('leaving.leave', { userId, clients, crews, students }))
  return new Map(
    clients.map(({ clientId, takerId, sessions }) => {
      const taker = checked.find((one) => one.userId === takerId)
      return [clientId, { sessions, cannotOffer: taker?.cannotOffer ?? [] }]
    }),
  )
}

/** What the same look must show once somebody is back with the chosen clients. */
function expected(before: Preview, chosen: readonly string[], outcomes: Outcomes): Preview {
  const clients = before.clients.flatMap((client) => {
    if (chosen.includes(client.clientId)) return [client]
    // Sessions that were left as they are never went anywhere, nor did those that the taker does not offer.
    const { sessions, cannotOffer } = must(outcomes.get(client.clientId), 'a choice')
    const stays = (serviceId: string): boolean =>
      sessions === 'leave' || (sessions === 'handOver' && cannotOffer.includes(serviceId))
    const services = client.services.filter(({ serviceId }) => stays(serviceId))
    const sessionCount = services.reduce((sum, service) => sum + service.sessionCount, 0)
    return sessionCount === 0 ? [] : [{ ...client, isTreated: false, services, sessionCount }]
  })
  const byName = (one: Preview['clients'][number], other: typeof one): number =>
    one.clientId.localeCompare(other.clientId)
  return { ...before, clients: clients.toSorted(byName), hasPassword: false, hasMfa: false }
}

/** When the next session is depends on which of them stayed. */
const withoutNext = (preview: Preview) => ({
  ...preview,
  clients: preview.clients.map((client) => ({
    ...client,
    nextSessionAt: null,
    services: client.services.toSorted((one, other) => one.serviceId.localeCompare(other.serviceId)),
  })),
})

describe('leaving and coming back', () => {
  it('restores roles, crews, students and the chosen clients of anybody, whatever was chosen (product 38)', async () => {
    let clientsSeen = 0
    let sinceProof = 0
    await fc.assert(
      fc.asyncProperty(
        fc.nat(),
        fc.array(fc.nat(), { minLength: 40, maxLength: 40 }),
        fc.subarray<Role>(['finance', 'officeAdmin', 'manager']),
        async (who, numbers, more) => {
          sinceProof += 1
          if (sinceProof % 2 === 1) await signInSample(test)
          const { userId, roles } = must(people[who % people.length], 'somebody')
          const all = [...new Set([...roles, ...more])]
          dataOf(await test.ask('users.saveAccount', { userId, roles: all }))
          const dice = diceOf(numbers)
          const before = await previewOf(userId)
          const outcomes = await leaveAtRandom(userId, before, dice)
          const gone = dataOf(await test.ask('users.get', { userId }))
          expect(gone).toMatchObject({ status: 'inactive', roles: [] })
          const chosen = before.clients.map((client) => client.clientId).filter(() => dice.next(3) > 0)
          dataOf(await test.ask('leaving.reactivate', { userId, clients: chosen }))
          const after = await previewOf(userId)
          clientsSeen += before.clients.length
          const sorted = after.clients.toSorted((one, other) => one.clientId.localeCompare(other.clientId))
          expect(withoutNext({ ...after, clients: sorted })).toEqual(
            withoutNext(expected(before, chosen, outcomes)),
          )
          dataOf(await test.ask('users.saveAccount', { userId, roles }))
        },
      ),
      { seed: SEED, numRuns: RUNS },
    )
    console.log(`leaving: ${RUNS} people left and came back, ${clientsSeen} clients, seed ${SEED}, 0 differ`)
  }, 300_000)
})
