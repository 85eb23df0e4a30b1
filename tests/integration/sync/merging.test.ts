import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ActorCall } from '#backend/call.ts'
import { insertRow, updateRow } from '#backend/db/writeRow.ts'
import { lateChangesOf, listOpenMerges, noteSeen } from '#backend/features/merging/index.ts'
import { mergeRecords } from '#backend/features/merging/mergeRecords.ts'
import { planMerge } from '#backend/features/merging/planMerge.ts'
import { undoMerge } from '#backend/features/merging/undoMerge.ts'
import { BLANK_PERSON, insertPerson } from '#backend/features/users/index.ts'
import { pullSets } from '#backend/sync/pullSets.ts'
import { pushSets } from '#backend/sync/pushSets.ts'
import { clientIdSchema, serviceIdSchema, userIdSchema, type UserId } from '#shared/domain/ids.ts'
import { rightsOf } from '#shared/domain/rights.ts'
import { must } from '#shared/lib/must.ts'
import { memoryClient, MemoryHub } from '#tests/support/memoryHub.ts'
import { picture, startSyncPcs, type SyncPc, type SyncPcs } from '#tests/support/syncPcs.ts'

const ACT = { verb: 'user.profileChanged' }
let clinic: SyncPcs
let hub: MemoryHub
let pcs: readonly SyncPc[]
let kept: UserId
let merged: UserId

beforeEach(async () => {
  clinic = await startSyncPcs(3)
  hub = new MemoryHub()
  pcs = clinic.pcs
  const one = must(pcs[0], 'a PC')
  const person = { ...BLANK_PERSON, kind: 'staff' as const, firstName: 'Ana', lastName: 'Silva' }
  kept = await one.write((tx) => insertPerson(tx, { ...person, primaryEmail: 'ana@maple.example' }))
  merged = await one.write((tx) => insertPerson(tx, { ...person, primaryPhone: '555-0101' }))
  await all()
})
afterEach(() => clinic.close())

async function sync(pc: SyncPc): Promise<void> {
  const client = memoryClient(
    hub,
    () => 'arrives',
    () => 10,
  )
  expect(await pushSets(pc.db(), client, pc.seed)).toMatchObject({ ok: true })
  expect(await pullSets(pc.db(), client)).toMatchObject({ ok: true })
}
async function all(): Promise<void> {
  for (let round = 0; round < 6; round += 1) for (const pc of pcs) await sync(pc)
}

/** An owner at a PC: what merging asks of a call. */
function callAt(pc: SyncPc): ActorCall {
  const actor = {
    userId: userIdSchema.parse('00000000-0000-7000-8000-000000000001'),
    rights: rightsOf(['owner']),
  }
  // A screenless desk has nothing else.
  return { db: pc.db(), actor, scope: 'all' } as unknown as ActorCall
}

async function merge(pc: SyncPc, keptId: UserId, mergedId: UserId): Promise<string> {
  const pair = { kind: 'user' as const, keptId, mergedId }
  const planned = await planMerge(pc.db().read, callAt(pc), pair)
  if (!planned.ok) throw new Error(planned.error.code)
  const answer = await mergeRecords(callAt(pc), {
    ...pair,
    taken: ['primaryPhone'],
    roles: 'kept',
    seen: planned.data.seen,
  })
  if (!answer.ok) throw new Error(answer.error.code)
  return answer.data.mergeId
}

const rows = (pc: SyncPc, sql: string, ...values: unknown[]): Promise<unknown[]> =>
  pc.write((tx) => tx.all(sql, ...values))
async function late(pc: SyncPc): Promise<unknown[]> {
  const merges = await listOpenMerges(pc.db().read)
  return pc.write((tx) =>
    merges.flatMap((one) => lateChangesOf(tx, one)).map(({ late: { key, value } }) => [key, value]),
  )
}
/** A session and a tie that name a person. */
const tie = (pc: SyncPc, userId: UserId): Promise<string> =>
  pc.write((tx) => {
    const clientId = clientIdSchema.parse(tx.newId())
    const id = tx.newId()
    insertRow(
      tx,
      'session',
      {
        id,
        client_id: clientId,
        practitioner_id: userId,
        service_id: serviceIdSchema.parse(tx.newId()),
        starts_at: tx.now,
        duration_minutes: 45,
        status: 'scheduled',
        is_direct: 1,
        is_billable: 1,
        fee_cents: null,
        is_taxable: null,
      },
      ACT,
    )
    insertRow(
      tx,
      'client_person',
      {
        id: `${clientId}.${userId}.practitioner`,
        client_id: clientId,
        user_id: userId,
        relation: 'practitioner',
        relation_label: '',
        since: null,
        is_current: 1,
        is_primary: 1,
        has_portal_access: 0,
        has_email_notifications: 0,
        has_consent: 0,
      },
      ACT,
    )
    return id
  })

async function expectSame(): Promise<void> {
  const [first, ...others] = await Promise.all(pcs.map(picture))
  for (const other of others) expect(other).toEqual(first)
}

describe('merging two records, with PCs that did not know of it (S10, product 31)', () => {
  it('sends what named the merged record to the kept one, and keeps what was typed for somebody to decide', async () => {
    const [one, two, three] = [must(pcs[0], '1'), must(pcs[1], '2'), must(pcs[2], '3')]
    await merge(one, kept, merged)
    const session = await tie(two, merged)
    await two.write((tx) => updateRow(tx, 'user', merged, { title: 'SLP' }, ACT))
    // A PC that was away for 90 days.
    three.clock.now += 90 * 86_400_000
    await three.write((tx) =>
      updateRow(
        tx,
        'contact_point',
        `${merged}.phone.primary`,
        { value: '555-0199', folded_value: '5550199' },
        ACT,
      ),
    )
    await all()
    for (const pc of pcs) {
      expect(await rows(pc, 'SELECT practitioner_id FROM session WHERE id = ?', session)).toEqual([
        { practitioner_id: kept },
      ])
      expect(await rows(pc, 'SELECT user_id FROM client_person WHERE is_current = 1')).toEqual([
        { user_id: kept },
      ])
      expect(await late(pc)).toEqual([
        ['user.title', 'SLP'],
        ['contact_point.phone.primary.value', '555-0199'],
      ])
      expect(await rows(pc, 'SELECT merged_into, status FROM user WHERE id = ?', merged)).toEqual([
        { merged_into: kept, status: 'inactive' },
      ])
      expect(await rows(pc, 'SELECT user_id FROM user_directory')).toEqual([{ user_id: kept }])
    }
    await expectSame()
  })

  it('asks about a late change once, on whichever PC somebody looked', async () => {
    const [one, two] = [must(pcs[0], '1'), must(pcs[1], '2')]
    await merge(one, kept, merged)
    await two.write((tx) => updateRow(tx, 'user', merged, { title: 'SLP' }, ACT))
    await all()
    const merges = await listOpenMerges(two.db().read)
    await two.write((tx) => {
      for (const change of merges.flatMap((each) => lateChangesOf(tx, each)))
        noteSeen(tx, change, 'record.lateLeft')
    })
    await all()
    for (const pc of pcs) expect(await late(pc)).toEqual([])
  })

  it('keeps one of two records that were merged into each other, as it was, with everything that names either', async () => {
    const [one, two] = [must(pcs[0], '1'), must(pcs[1], '2')]
    const session = await tie(one, kept)
    await all()
    await merge(one, kept, merged)
    await merge(two, merged, kept)
    await all()
    const first = must([kept, merged].toSorted()[0], 'one')
    for (const pc of pcs) {
      expect(await rows(pc, 'SELECT id, status FROM user WHERE merged_into IS NULL')).toEqual([
        { id: first, status: 'active' },
      ])
      expect(await rows(pc, 'SELECT practitioner_id FROM session WHERE id = ?', session)).toEqual([
        { practitioner_id: first },
      ])
    }
    await expectSame()
  })

  it('comes to the same end where a third PC merged the kept one further, and after an undo', async () => {
    const [one, two, three] = [must(pcs[0], '1'), must(pcs[1], '2'), must(pcs[2], '3')]
    const person = { ...BLANK_PERSON, kind: 'staff' as const, firstName: 'Anna', lastName: 'Silva' }
    const last = await one.write((tx) => insertPerson(tx, person))
    await all()
    const mergeId = await merge(one, kept, merged)
    await merge(two, last, kept)
    const session = await tie(three, merged)
    await all()
    for (const pc of pcs)
      expect(await rows(pc, 'SELECT practitioner_id FROM session WHERE id = ?', session)).toEqual([
        { practitioner_id: last },
      ])
    await expectSame()
    // The kept record went on into another one: this is not as the first merge left it.
    expect(await undoMerge(callAt(one), { mergeId })).toMatchObject({ ok: true })
    await all()
    await expectSame()
  })
})
