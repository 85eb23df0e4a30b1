import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { insertRow, updateRow, writeRow } from '#backend/db/writeRow.ts'
import { BLANK_PERSON, insertPerson } from '#backend/features/users/index.ts'
import { ownerChanges } from '#backend/sync/owners/ownerChanges.ts'
import type { UserId } from '#shared/domain/ids.ts'
import { must } from '#shared/lib/must.ts'
import { MemoryHub } from '#tests/support/memoryHub.ts'
import { syncOnce } from '#tests/support/syncOnce.ts'
import { startSyncPcs, type SyncPc, type SyncPcs } from '#tests/support/syncPcs.ts'

let clinic: SyncPcs
let hub: MemoryHub
let desk: SyncPc
let office: SyncPc
let olive: UserId

beforeEach(async () => {
  clinic = await startSyncPcs(2)
  hub = new MemoryHub()
  desk = must(clinic.pcs[0], 'a PC')
  office = must(clinic.pcs[1], 'a second PC')
  olive = await addPerson('Olive')
  await giveOwnership(desk, olive)
  await setPassword(desk, olive, 'first')
  await allSync()
})
afterEach(() => clinic.close())

async function allSync(): Promise<void> {
  for (let round = 0; round < 2; round += 1)
    for (const pc of clinic.pcs) {
      pc.clock.now += 60_000
      expect(await syncOnce(pc, hub)).toMatchObject({ ok: true })
    }
}

const addPerson = (firstName: string): Promise<UserId> =>
  desk.write((tx) => insertPerson(tx, { ...BLANK_PERSON, kind: 'staff', firstName, lastName: 'Silva' }))

const giveOwnership = (pc: SyncPc, userId: UserId, isHeld: 0 | 1 = 1): Promise<unknown> =>
  pc.write((tx) =>
    writeRow(
      tx,
      'user_role',
      { id: `${userId}.owner`, user_id: userId, role: 'owner', is_held: isHeld },
      { verb: 'role.given' },
    ),
  )

const setPassword = (pc: SyncPc, userId: UserId, hash: string): Promise<unknown> =>
  pc.write((tx) =>
    writeRow(
      tx,
      'credential',
      {
        id: userId,
        password_hash: hash,
        is_temporary: 0,
        temporary_until: null,
        is_temporary_used: 0,
        first_signed_in_at: null,
        password_changed_at: tx.now,
      },
      { verb: 'password.changed' },
    ),
  )

const told = (pc: SyncPc): (readonly [string, string, string])[] =>
  ownerChanges
    .list(pc.db())
    .map(({ name, what, deviceName }) => [name.split(' ')[0] ?? '', what, deviceName] as const)

async function settle(pc: SyncPc, isSettled = true): Promise<void> {
  const change = must(ownerChanges.list(pc.db())[0], 'something to settle')
  expect(await ownerChanges.settle(pc.db(), { actorId: olive }, change, isSettled)).toBe(true)
}

describe('what another PC does to an owner’s rights (security.md T8, T10, S15)', () => {
  it('tells nobody of the owners whom a PC knows since it first heard the others', () => {
    expect([told(desk), told(office)]).toEqual([[], []])
  })

  it('is told at every other PC, by the PC whose sets say it, until somebody there knows of it', async () => {
    const eve = await addPerson('Eve')
    await allSync()
    await giveOwnership(office, eve)
    await setPassword(office, eve, 'hers')
    await allSync()
    expect([told(desk), told(office)]).toEqual([[['Eve', 'ownership', 'PC 2']], []])
    const before = must(ownerChanges.list(desk.db())[0], 'the change')
    expect(Math.abs(before.at - office.clock.now)).toBeLessThan(5 * 60_000)
    await settle(desk)
    expect(told(desk)).toEqual([])
    await allSync()
    await desk.restart()
    expect(told(desk)).toEqual([])
    expect(await ownerChanges.settle(desk.db(), { actorId: olive }, before, false)).toBe(true)
    expect(told(desk)).toEqual([['Eve', 'ownership', 'PC 2']])
  })

  it('is told though the log says that an owner did it', async () => {
    const eve = await addPerson('Eve')
    await allSync()
    await office.db().write({ actorId: olive }, (tx) => {
      insertRow(
        tx,
        'user_role',
        { id: `${eve}.owner`, user_id: eve, role: 'owner', is_held: 1 },
        { verb: 'role.given' },
      )
      return Promise.resolve({ ok: true, data: null })
    })
    await allSync()
    expect(told(desk)).toEqual([['Eve', 'ownership', 'PC 2']])
  })

  it('is told of an owner’s password and factor, and not of a code that was used', async () => {
    const factor = { secret: 'A'.repeat(32), confirmed_at: 5, last_step: 1 }
    await desk.write((tx) => insertRow(tx, 'totp_factor', { id: olive, ...factor }, { verb: 'mfa.enrolled' }))
    await allSync()
    expect(told(office)).toEqual([['Olive', 'secondFactor', 'PC 1']])
    await settle(office)
    await desk.write((tx) => updateRow(tx, 'totp_factor', olive, { last_step: 2 }, { verb: 'mfa.used' }))
    await allSync()
    expect(told(office)).toEqual([])
    await setPassword(office, olive, 'other')
    await allSync()
    expect([told(desk), told(office)]).toEqual([[['Olive', 'password', 'PC 2']], []])
    await settle(desk)
    await office.write((tx) => updateRow(tx, 'totp_factor', olive, { secret: '' }, { verb: 'mfa.removed' }))
    await allSync()
    expect(told(desk)).toEqual([['Olive', 'secondFactor', 'PC 2']])
  })

  it('is told of an owner who is made active again, and of nobody who is no owner', async () => {
    const eve = await addPerson('Eve')
    await setPassword(desk, eve, 'hers')
    await allSync()
    await setPassword(office, eve, 'another')
    await allSync()
    expect(told(desk)).toEqual([])
    await giveOwnership(desk, eve)
    await allSync()
    // Who made Eve an owner at this PC knew how she signs in by then.
    expect(told(desk)).toEqual([])
    await settle(office)
    await desk.write((tx) =>
      updateRow(tx, 'user', eve, { status: 'inactive' }, { verb: 'user.madeInactive' }),
    )
    await allSync()
    expect(told(office)).toEqual([])
    await office.write((tx) => updateRow(tx, 'user', eve, { status: 'active' }, { verb: 'user.madeActive' }))
    await allSync()
    expect(told(desk)).toEqual([['Eve', 'ownership', 'PC 2']])
    await giveOwnership(desk, eve, 0)
    expect(told(desk)).toEqual([])
  })

  it('settles only what is on the screen: a later change of the same is told again', async () => {
    await setPassword(office, olive, 'second')
    await allSync()
    const shown = must(ownerChanges.list(desk.db())[0], 'the change')
    await setPassword(office, olive, 'third')
    await allSync()
    expect(await ownerChanges.settle(desk.db(), { actorId: olive }, shown, true)).toBe(false)
    expect(told(desk)).toEqual([['Olive', 'password', 'PC 2']])
  })
})
