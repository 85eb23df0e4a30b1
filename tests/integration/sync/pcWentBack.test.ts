import { copyFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { updateRow } from '#backend/db/writeRow.ts'
import { BLANK_PERSON, insertPerson } from '#backend/features/users/index.ts'
import { isRow } from '#backend/sync/fieldStore.ts'
import { decideHeld, readHeld } from '#backend/sync/goingBack/massVoid.ts'
import { checkChains } from '#tests/support/checkChains.ts'
import { syncOnce, type ToldOwners } from '#tests/support/syncOnce.ts'
import { MemoryHub } from '#tests/support/memoryHub.ts'
import { picture, startSyncPcs, type FiledPc, type SyncPc, type SyncPcs } from '#tests/support/syncPcs.ts'
import { must } from '#shared/lib/must.ts'

const RUNS = process.env['ANTEROOM_LONG'] === '1' ? 300 : 30
const ACT = { verb: 'user.profileChanged' }
const MINUTE = 60_000
let clinic: SyncPcs | undefined

afterEach(async () => {
  await clinic?.close()
  clinic = undefined
})

const add = (pc: SyncPc, firstName: string): Promise<string> =>
  pc.write((tx) => insertPerson(tx, { ...BLANK_PERSON, kind: 'staff', firstName, lastName: 'Silva' }))
const names = (pc: SyncPc): Promise<string[]> =>
  pc.write((tx) =>
    tx
      .all('SELECT first_name FROM user ORDER BY first_name')
      .filter(isRow)
      .map((row) => String(row['first_name'])),
  )

/** A PC and its clinic's hub and other PC; `copy` keeps the PC's data as they are, `putBack` makes them that again. */
async function start(): Promise<{
  readonly hub: MemoryHub
  readonly a: FiledPc
  readonly b: SyncPc
  readonly sync: (...pcs: SyncPc[]) => Promise<void>
  readonly told: ToldOwners
}> {
  clinic = await startSyncPcs(2)
  const hub = new MemoryHub()
  const a = must(clinic.pcs[0], 'a PC')
  const b = must(clinic.pcs[1], 'another PC')
  const told: ToldOwners = []
  const sync = async (...pcs: SyncPc[]): Promise<void> => {
    for (const pc of pcs) {
      pc.clock.now += MINUTE
      expect(await syncOnce(pc, hub, told)).toMatchObject({ ok: true })
    }
  }
  return { hub, a, b, sync, told }
}

async function copy(pc: FiledPc): Promise<() => Promise<void>> {
  const old = `${pc.file}.old`
  const copying = (from: string, to: string) => (): Promise<void> => {
    copyFileSync(from, to)
    return Promise.resolve()
  }
  await pc.elsewhere(copying(pc.file, old))
  return () => pc.elsewhere(copying(old, pc.file))
}

async function expectAlike(a: SyncPc, b: SyncPc): Promise<void> {
  expect(await picture(a)).toEqual(await picture(b))
  for (const pc of [a, b]) expect(await checkChains(pc)).toEqual([])
}

describe('a PC whose data went back to an older state (D4, B10)', () => {
  it('gets back what it sent before, keeps what it did since, and tells owners', async () => {
    const { a, b, sync, told } = await start()
    const ana = await add(a, 'Ana')
    await sync(a, b)
    const putBack = await copy(a)
    await add(a, 'Berit')
    await a.write((tx) => updateRow(tx, 'user', ana, { title: 'SLP' }, ACT))
    await sync(a, b)
    await putBack()
    a.clock.now += MINUTE
    await add(a, 'Chidi')
    await a.write((tx) => updateRow(tx, 'user', ana, { title: 'OT' }, ACT))
    await sync(a, b, a)
    expect(await names(a)).toEqual(['Ana', 'Berit', 'Chidi'])
    // Both titles are known: the later stands, the other waits in "To review".
    for (const pc of [a, b]) {
      expect(await pc.write((tx) => tx.all('SELECT title FROM user WHERE id = ?', ana))).toEqual([
        { title: 'OT' },
      ])
      expect(await pc.write((tx) => tx.all('SELECT value FROM open_review'))).toEqual([{ value: '"SLP"' }])
    }
    expect(told).toEqual(['pcWentBack'])
    await expectAlike(a, b)
  })

  it('notices at its next sync where nothing was done on it since', async () => {
    const { a, b, sync, told } = await start()
    await add(a, 'Ana')
    await sync(a, b)
    const putBack = await copy(a)
    await add(a, 'Berit')
    await sync(a, b)
    await putBack()
    await sync(a)
    expect(told).toEqual(['pcWentBack'])
    await add(a, 'Chidi')
    await sync(a, b)
    expect(await names(b)).toEqual(['Ana', 'Berit', 'Chidi'])
    await expectAlike(a, b)
  })

  it('says nothing before it has heard what it sent, where a set waits for an owner before that', async () => {
    const { hub, a, b, sync, told } = await start()
    for (let at = 0; at < 60; at += 1) await add(a, `P${at}`)
    await sync(a, b)
    const putBack = await copy(a)
    await b.write((tx) => {
      for (const row of tx.all('SELECT id FROM user').filter(isRow))
        updateRow(tx, 'user', String(row['id']), { status: 'inactive' }, ACT)
    })
    await sync(b)
    await add(a, 'Berit')
    a.clock.now += MINUTE
    expect(await syncOnce(a, hub, told)).toMatchObject({ ok: false, problem: { kind: 'heldForOwner' } })
    const sent = hub.sets.length
    await putBack()
    await add(a, 'Chidi')
    for (const _ of [1, 2])
      expect(await syncOnce(a, hub, told)).toMatchObject({ ok: false, problem: { kind: 'heldForOwner' } })
    expect(hub.sets).toHaveLength(sent)
    await a.write((tx) => decideHeld(tx, must(readHeld(tx), 'a set that waits').hash, true))
    await sync(a, b, a)
    expect(told).toEqual(['pcWentBack'])
    expect(await names(b)).toEqual(expect.arrayContaining(['Berit', 'Chidi']))
    await expectAlike(a, b)
  })

  it('does so with a clock that went back as well', async () => {
    const { a, b, sync } = await start()
    const ana = await add(a, 'Ana')
    await sync(a, b)
    const putBack = await copy(a)
    const { now } = a.clock
    await a.write((tx) => updateRow(tx, 'user', ana, { title: 'SLP' }, ACT))
    await sync(a, b)
    await putBack()
    a.clock.now = now
    await a.write((tx) => updateRow(tx, 'user', ana, { title: 'OT' }, ACT))
    await sync(a, b, a)
    await expectAlike(a, b)
    const open = await b.write((tx) => tx.all('SELECT value FROM open_review'))
    const stands = await b.write((tx) => tx.all('SELECT title FROM user WHERE id = ?', ana))
    expect(JSON.stringify([open, stands])).toMatch(/SLP.*OT|OT.*SLP/)
  })

  it(`drops none of ${RUNS} changes made after as many restored backups (B10)`, async () => {
    const seed = Number(process.env['ANTEROOM_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
    let state = seed
    const chance = (below: number): number => {
      state = (state * 1_103_515_245 + 12_345) % 2 ** 31
      return Math.floor((state / 2 ** 31) * below)
    }
    const { a, b, sync, told } = await start()
    await add(a, 'Ana')
    await sync(a, b)
    let putBack = await copy(a)
    const expected = new Set(['Ana'])
    for (let run = 0; run < RUNS; run += 1) {
      for (let one = 0; one <= chance(3); one += 1) {
        const name = `Before ${run} ${one}`
        expected.add(name)
        await add(a, name)
        await sync(a)
      }
      if (chance(2) === 0) await sync(b)
      await putBack()
      a.clock.now += MINUTE
      const name = `New ${run}`
      expected.add(name)
      await add(a, name)
      await sync(a, b)
      expect(await names(b)).toContain(name)
      if (chance(3) === 0) putBack = await copy(a)
    }
    await sync(a, b, a)
    expect(await names(a)).toEqual([...expected].toSorted())
    await expectAlike(a, b)
    expect(told.length).toBe(RUNS)
    console.log(
      `B10: ${RUNS} restored backups, seed ${seed}: 0 of ${expected.size} people lost, ${told.length} noticed`,
    )
  }, 600_000)
})
