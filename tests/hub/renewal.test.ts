import { randomUUID, sign } from 'node:crypto'
import { copyFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BLANK_PERSON, insertPerson } from '#backend/features/users/index.ts'
import { connectHub } from '#backend/sync/connectHub.ts'
import { isRow } from '#backend/sync/fieldStore.ts'
import { changeHub } from '#backend/sync/renewal/changeHub.ts'
import { followRenewal } from '#backend/sync/renewal/followRenewal.ts'
import { revokePc } from '#backend/sync/keys/revokePc.ts'
import { keepSnapshotFresh } from '#backend/sync/snapshot/keepSnapshotFresh.ts'
import { readState } from '#backend/sync/syncState.ts'
import { must } from '#shared/lib/must.ts'
import { renewalText, returnText } from '#shared/protocol/renewalText.ts'
import { endAfterEach } from '#tests/support/endAfterEach.ts'
import { enrolAll, keysOf } from '#tests/support/hubClinic.ts'
import { data, refusal } from '#tests/support/hubPc.ts'
import { startPostgres, type TestPostgres } from '#tests/support/postgres.ts'
import { startHub, type TestHub } from '#tests/support/startHub.ts'
import { type FiledPc, picture, startSyncPcs } from '#tests/support/syncPcs.ts'
import { syncOnce } from '#tests/support/syncOnce.ts'
import { makePinned } from '#tests/support/pinHub.ts'

const DOER = { actorId: null }
const tell = (): void => {}

let postgres: TestPostgres
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres.stop())

const ends = endAfterEach()

async function emptyHub(settings: Parameters<typeof startHub>[0] = {}): Promise<TestHub> {
  const hub = await startHub({ databaseUrl: postgres.makeDatabase(), ...settings })
  ends.push(hub.stop)
  return hub
}

async function startClinic(count: number): Promise<{ pcs: readonly FiledPc[]; clinicId: string }> {
  const hub = await emptyHub()
  const { pcs, close } = await startSyncPcs(count)
  ends.push(close)
  const { clients, tokens, clinicId } = await enrolAll(hub.address, pcs)
  for (const client of clients) client.close()
  await makePinned(pcs, hub.address, tokens)
  return { pcs, clinicId }
}

/** One round of a PC, at the hub that it belongs to now. */
async function round(pc: FiledPc): Promise<Awaited<ReturnType<typeof syncOnce>>> {
  const { address, token } = await pc.write((tx) => ({
    address: must(readState(tx, 'address'), 'an address'),
    token: must(readState(tx, 'token'), 'a token'),
  }))
  const way = connectHub({ address, token })
  try {
    const end = await syncOnce(pc, way)
    if (end.ok) data(await keepSnapshotFresh(pc.db(), way, pc.seed, 1_000))
    return end
  } finally {
    way.close()
  }
}

const add = (pc: FiledPc, lastName: string): Promise<void> =>
  pc.write((tx) => {
    insertPerson(tx, { ...BLANK_PERSON, kind: 'staff', firstName: 'A', lastName })
  })

const names = (pc: FiledPc): Promise<string[]> =>
  pc.write((tx) =>
    tx
      .all('SELECT last_name FROM user ORDER BY last_name')
      .filter(isRow)
      .map((row) => String(row['last_name'])),
  )

const change = (pc: FiledPc, hub: TestHub, registrationCode = ''): ReturnType<typeof changeHub> =>
  changeHub(pc.db(), (token) => connectHub({ address: hub.address, token }), DOER, {
    seed: pc.seed,
    address: hub.address,
    registrationCode,
    tellOwners: tell,
  })

describe('a hub that lost a clinic (S8)', () => {
  it('gets it again from all PCs: what was sent, heard by one only, or not sent yet', async () => {
    const { pcs } = await startClinic(3)
    const [a, b, c] = [must(pcs[0], 'a'), must(pcs[1], 'b'), must(pcs[2], 'c')]
    await add(a, 'known to all')
    for (const pc of [a, b, c]) expect(await round(pc)).toMatchObject({ ok: true })
    await add(b, 'sent by b, heard by c alone')
    for (const pc of [b, c]) await round(pc)
    await add(a, 'unsent at a')
    await add(b, 'unsent at b')
    await add(c, 'unsent at c')

    const hub = await emptyHub({ registrationCode: 'word' })
    expect(refusal(await change(a, hub, 'other'))).toBe('registrationClosed')
    data(await change(a, hub, 'word'))
    // b and c come before a has made its snapshot: they wait for it.
    data(await change(b, hub))
    expect(await round(b)).toMatchObject({ ok: false, problem: { kind: 'unreachable' } })
    await round(a)
    data(await change(c, hub))
    for (const _ of [1, 2]) for (const pc of [b, c, a]) expect(await round(pc)).toMatchObject({ ok: true })

    const all = ['known to all', 'sent by b, heard by c alone', 'unsent at a', 'unsent at b', 'unsent at c']
    for (const pc of [a, b, c]) expect(await names(pc)).toEqual(all)
    const [first, ...others] = await Promise.all(pcs.map(picture))
    for (const other of others) expect(other).toEqual(first)
    // And it goes on as a hub does.
    await add(c, 'later')
    for (const pc of [c, a, b]) expect(await round(pc)).toMatchObject({ ok: true })
    expect(await names(b)).toContain('later')
  })

  it('lets nobody back who was taken out, gives the others the keys made since, and no number twice', async () => {
    const { pcs, clinicId } = await startClinic(3)
    const [a, b, c] = [must(pcs[0], 'a'), must(pcs[1], 'b'), must(pcs[2], 'c')]
    for (const pc of [a, b, c]) await round(pc)
    const old = await a.write((tx) => ({ token: readState(tx, 'token'), address: readState(tx, 'address') }))
    const way = connectHub({ address: old.address ?? '', token: old.token ?? '' })
    data(await revokePc(a.db(), way, DOER, { seed: a.seed, deviceId: c.pc.deviceId }))
    way.close()
    await add(a, 'after the new key')

    const hub = await emptyHub()
    data(await change(a, hub))
    await round(a)
    expect(refusal(await change(c, hub))).toBe('revoked')
    data(await change(b, hub))
    expect(await round(b)).toMatchObject({ ok: true })
    expect(await names(b)).toEqual(['after the new key'])
    expect(await b.write((tx) => tx.all('SELECT 1 FROM clinic_key'))).toHaveLength(2)
    const guest = connectHub({
      address: hub.address,
      token: await a.write((tx) => readState(tx, 'token') ?? ''),
    })
    expect(data(await guest.takeNumber()).number).toBe(4)
    // For the PC that renewed it as well: its data may go back to before the key.
    expect(data(await guest.keys()).keys).toMatchObject([{ keyEpoch: 2, by: a.pc.deviceId }])
    const listed = data(await guest.devices()).devices
    expect(listed.map(({ number, isRevoked }) => [number, isRevoked])).toEqual([
      [1, false],
      [2, false],
      [3, true],
    ])
    guest.close()
    expect(clinicId).toBe(await b.write((tx) => readState(tx, 'clinicId')))
  })

  it('is followed only where a PC of the clinic signed that, and only until it was there', async () => {
    const { pcs, clinicId } = await startClinic(2)
    const [a, b] = [must(pcs[0], 'a'), must(pcs[1], 'b')]
    for (const pc of [a, b]) await round(pc)
    const hub = await emptyHub()
    const guest = connectHub({ address: hub.address, token: '' })
    const parts = { seed: b.seed, address: hub.address, tellOwners: tell }
    // Nobody renewed it here.
    expect(data(await followRenewal(b.db(), guest, parts))).toBe(false)
    data(await change(a, hub))

    const renewal = data(await guest.askRenewal({ clinicId }))
    const stranger = keysOf({ ...b, seed: '11'.repeat(32) })
    const forge = (text: string): string => sign(null, Buffer.from(text), stranger.sign).toString('hex')
    const forged = { ...renewal, signature: forge(renewalText(renewal.hub, clinicId, renewal.by)) }
    const moved = { ...renewal, hub: { ...renewal.hub, generation: randomUUID() } }
    const byItself = { ...renewal, by: b.pc.deviceId }
    for (const told of [forged, moved, byItself]) {
      const liar = {
        askRenewal: () => Promise.resolve({ ok: true as const, data: told }),
        returnPc: guest.returnPc,
      }
      expect(data(await followRenewal(b.db(), liar, parts))).toBe(false)
    }
    const { deviceId } = b.pc
    const wrong = forge(returnText(renewal.hub, clinicId, deviceId))
    expect(refusal(await guest.returnPc({ clinicId, deviceId, signature: wrong }))).toBe('notFound')

    expect(data(await followRenewal(b.db(), guest, parts))).toBe(true)
    await round(a)
    expect(await round(b)).toMatchObject({ ok: true })
    const text = Buffer.from(returnText(renewal.hub, clinicId, deviceId))
    const signature = sign(null, text, keysOf(b).sign).toString('hex')
    expect(refusal(await guest.returnPc({ clinicId, deviceId, signature }))).toBe('clinicExists')
    // What a PC follows already, it does not follow again.
    expect(data(await followRenewal(b.db(), guest, parts))).toBe(false)
    await add(a, 'x')
    await round(a)
    expect(refusal(await change(a, hub))).toBe('clinicExists')
    guest.close()
  })

  it('takes a PC back whose data went back to before that, also the one that renewed it', async () => {
    const { pcs, clinicId } = await startClinic(3)
    const [a, b, c] = [must(pcs[0], 'a'), must(pcs[1], 'b'), must(pcs[2], 'c')]
    await add(a, 'before')
    for (const pc of [a, b, c]) expect(await round(pc)).toMatchObject({ ok: true })
    for (const { file, elsewhere } of [a, b])
      await elsewhere(async () => copyFileSync(file, `${file}.backup`))
    const hub = await emptyHub()
    data(await change(a, hub))
    await round(a)
    for (const pc of [b, c]) data(await change(pc, hub))
    await add(b, 'said at the new account')
    for (const pc of [b, a, c, b]) expect(await round(pc)).toMatchObject({ ok: true })
    const guest = connectHub({ address: hub.address, token: '' })
    const { hub: identity } = data(await guest.askRenewal({ clinicId }))
    for (const pc of [b, a]) {
      await pc.elsewhere(async () => copyFileSync(`${pc.file}.backup`, pc.file))
      await add(pc, `since at ${pc.pc.number}`)
      // What it signed before it was last seen counts no more, nor what anybody signs in its name.
      const { deviceId } = pc.pc
      for (const [at, key] of [
        [Date.now() - 3_600_000, pc],
        [Date.now() + 3_600_000, pc],
        [Date.now(), { ...pc, seed: '11'.repeat(32) }],
      ] as const) {
        const text = Buffer.from(returnText(identity, clinicId, deviceId, at))
        const signature = sign(null, text, keysOf(key).sign).toString('hex')
        const asked = refusal(await guest.returnPc({ clinicId, deviceId, signature, at }))
        expect(['clinicExists', 'notFound']).toContain(asked)
      }
      data(await change(pc, hub))
    }
    for (const _ of [1, 2]) for (const pc of [b, a, c]) expect(await round(pc)).toMatchObject({ ok: true })
    expect(await names(c)).toEqual(['before', 'said at the new account', 'since at 1', 'since at 2'])
    const [first, ...others] = await Promise.all(pcs.map(picture))
    for (const other of others) expect(other).toEqual(first)
    guest.close()
  })

  it('answers a PC again whose answer got lost', async () => {
    const { pcs } = await startClinic(2)
    const [a, b] = [must(pcs[0], 'a'), must(pcs[1], 'b')]
    await add(a, 'one')
    for (const pc of [a, b]) await round(pc)
    const hub = await emptyHub()
    const lost = { ok: false as const, problem: { kind: 'unreachable' as const } }
    const failing = await changeHub(
      a.db(),
      (token) => {
        const way = connectHub({ address: hub.address, token })
        return token === '' ? { ...way, renew: async (input) => (await way.renew(input)) && lost } : way
      },
      DOER,
      { seed: a.seed, address: hub.address, registrationCode: '', tellOwners: tell },
    )
    expect(failing).toEqual(lost)
    data(await change(a, hub))
    await round(a)
    data(await change(b, hub))
    for (const pc of [b, a]) expect(await round(pc)).toMatchObject({ ok: true })
    expect(await names(b)).toEqual(['one'])
  })
})
