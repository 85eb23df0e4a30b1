import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { updateRow } from '#backend/db/writeRow.ts'
import { BLANK_PERSON, insertPerson } from '#backend/features/users/index.ts'
import { pullSets } from '#backend/sync/pullSets.ts'
import { pushSets } from '#backend/sync/pushSets.ts'
import { sendSnapshot } from '#backend/sync/snapshot/keepSnapshotFresh.ts'
import { makeSnapshot } from '#backend/sync/snapshot/makeSnapshot.ts'
import { takeSnapshot } from '#backend/sync/snapshot/takeSnapshot.ts'
import { writeState } from '#backend/sync/syncState.ts'
import { must } from '#shared/lib/must.ts'
import { enrolAll } from '#tests/support/hubClinic.ts'
import { data } from '#tests/support/hubPc.ts'
import { startHub } from '#tests/support/startHub.ts'
import { picture, startSyncPcs } from '#tests/support/syncPcs.ts'
import { addColumn, startOlder } from '#tests/support/twoVersions.ts'

let hub: Awaited<ReturnType<typeof startHub>>
beforeAll(async () => {
  hub = await startHub()
})
afterAll(() => hub.stop())

const ACT = { verb: 'user.profileChanged' }

describe('PCs with three versions of the program (S18)', () => {
  it('lose nothing where the oldest begins with a snapshot of one that waits for an update itself', async () => {
    const { pcs, close } = await startSyncPcs(3)
    const [newest, middle, oldest] = [must(pcs[0], 'a PC'), must(pcs[1], 'a PC'), must(pcs[2], 'a PC')]
    const update = await startOlder(pcs)
    for (const pc of [newest, middle]) await update(pc)
    await addColumn(newest, 'user', 'nickname')
    const { clients } = await enrolAll(hub.address, pcs)
    const [toHub, fromHub, atLast] = [
      must(clients[0], 'a way'),
      must(clients[1], 'a way'),
      must(clients[2], 'a way'),
    ]
    const { hub: identity } = data(await toHub.devices())
    for (const pc of pcs)
      await pc.write((tx) => {
        writeState(tx, 'hubId', identity.hubId)
        writeState(tx, 'generation', identity.generation)
      })
    for (const name of ['Ada', 'Bea', 'Cleo'])
      await newest.write((tx) => {
        const id = insertPerson(tx, { ...BLANK_PERSON, kind: 'contact', firstName: name, lastName: 'Silva' })
        // Fields of programs to come, which no type of this one knows.
        const fields: object = { pronouns: `they ${name}`, nickname: `Nick ${name}` }
        updateRow(tx, 'user', id, fields, ACT)
      })
    expect(await pushSets(newest.db(), toHub, newest.seed)).toMatchObject({ ok: true })
    expect(await pullSets(middle.db(), fromHub)).toMatchObject({ ok: true })
    data(await sendSnapshot(fromHub, await makeSnapshot(middle.db(), middle.seed)))
    expect(await takeSnapshot(oldest.db(), atLast)).toEqual({ ok: true, data: true })
    for (const pc of [middle, oldest]) {
      await update(pc)
      await addColumn(pc, 'user', 'nickname')
    }
    expect(await pullSets(middle.db(), fromHub)).toMatchObject({ ok: true })
    expect(await pullSets(oldest.db(), atLast)).toMatchObject({ ok: true })
    const people = must((await picture(newest))['user'], 'people')
    expect(people).toHaveLength(3)
    for (const pc of [middle, oldest]) {
      expect((await picture(pc))['user']).toEqual(people)
      expect(await pc.write((tx) => tx.all('SELECT nickname FROM user ORDER BY first_name'))).toEqual([
        { nickname: 'Nick Ada' },
        { nickname: 'Nick Bea' },
        { nickname: 'Nick Cleo' },
      ])
    }
    for (const client of clients) client.close()
    await close()
  })
})
