import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { BLANK_PERSON, insertPerson } from '#backend/features/users/index.ts'
import { updateRow } from '#backend/db/writeRow.ts'
import { inviteKeys } from '#backend/sync/deviceKeys.ts'
import { pullSets } from '#backend/sync/pullSets.ts'
import { pushSets } from '#backend/sync/pushSets.ts'
import { sealSet } from '#backend/sync/sealSet.ts'
import { must } from '#shared/lib/must.ts'
import { NO_SET } from '#shared/protocol/messages.ts'
import { type Canary, findCanaries, listFiles } from '#tests/support/canaryScan.ts'
import { PERSONAL } from '#tests/support/canaryTexts.ts'
import { enrolAll } from '#tests/support/hubClinic.ts'
import { data, HubPc } from '#tests/support/hubPc.ts'
import { startPostgres } from '#tests/support/postgres.ts'
import { startHub, type TestHub } from '#tests/support/startHub.ts'
import { startSyncPcs, type SyncPc } from '#tests/support/syncPcs.ts'

const PEOPLE = 60
const EDITED = 'Edited Quickenbrook'
const DEVICE_NAME = 'Reception Nightjar PC'

/** People with names that stand nowhere else, a rename of each, and a name of this PC. */
async function writePeople(pc: SyncPc): Promise<void> {
  await pc.write((tx) => {
    for (let at = 0; at < PEOPLE; at += 1) {
      const id = insertPerson(tx, {
        ...BLANK_PERSON,
        kind: 'staff',
        firstName: PERSONAL.owner,
        lastName: `${PERSONAL.surname} ${at}`,
      })
      updateRow(
        tx,
        'user',
        id,
        { first_name: EDITED, title: PERSONAL.client },
        { verb: 'user.profileChanged' },
      )
    }
    updateRow(tx, 'device', pc.pc.deviceId, { name: DEVICE_NAME }, { verb: 'device.renamed' })
  })
}

/** Every kind of thing a hub keeps, made of personal text. @returns what nobody may find at the hub */
async function fillHub(hub: TestHub): Promise<Canary[]> {
  const clinic = await startSyncPcs(2)
  const { clients, tokens, clinicKey } = await enrolAll(hub.address, clinic.pcs)
  const [one, two] = clinic.pcs.map((pc, at) => ({ pc, client: must(clients[at], 'a client') }))
  const a = must(one, 'a PC')
  const b = must(two, 'a PC')
  await writePeople(a.pc)
  expect(await pushSets(a.pc.db(), a.client, a.pc.seed)).toMatchObject({ ok: true })
  expect(await pullSets(b.pc.db(), b.client)).toMatchObject({ ok: true })
  expect(await b.pc.write((tx) => tx.all('SELECT 1 FROM user WHERE first_name = ?', EDITED))).toHaveLength(
    PEOPLE,
  )

  const secret = randomBytes(20)
  const { proof, wrap, signKey } = inviteKeys(secret)
  const text = Buffer.from(JSON.stringify(PERSONAL))
  const header = {
    version: 1,
    clinicId: must(clinic.pcs[0], 'a PC').pc.deviceId,
    deviceId: a.pc.pc.deviceId,
    deviceEpoch: 1,
    n: 1,
    previous: NO_SET,
    keyEpoch: 1,
  }
  const signer = new HubPc(hub.address).keys.sign
  const wrapped = sealSet(header, Buffer.concat([text, clinicKey]), wrap, signer)
  const inviteId = randomUUID()
  const proofHash = createHash('sha256').update(Buffer.from(proof, 'hex')).digest('hex')
  data(await a.client.createInvite({ inviteId, proofHash, wrapped: wrapped.toString('base64url') }))
  await a.client.openInvite({ clinicId: randomUUID(), inviteId, proof })

  const piece = sealSet(header, Buffer.concat([text, text]), clinicKey, signer)
  const snapshotId = randomUUID()
  data(
    await a.client.beginSnapshot({
      snapshotId,
      seq: 1,
      pieces: 1,
      bytes: piece.length,
      header: Buffer.from(JSON.stringify(header)).toString('base64url'),
    }),
  )
  data(await a.client.putPiece(snapshotId, 0, piece))
  data(await a.client.status({ cursor: 1, unsent: 0, appVersion: '0.1.0', digest: 'a'.repeat(64) }))
  clients.forEach((client) => client.close())
  await clinic.close()
  const texts = { ...PERSONAL, edited: EDITED, deviceName: DEVICE_NAME }
  return [
    ...Object.entries(texts).map(([name, value]) => ({ name, value })),
    { name: 'the clinic key', value: clinicKey },
    { name: "the invitation's code", value: secret },
    { name: "the invitation's proof", value: Buffer.from(proof, 'hex') },
    { name: "the invitation's wrapping key", value: wrap },
    ...tokens.map((token, at) => ({ name: `the token of PC ${at + 1}`, value: Buffer.from(token, 'hex') })),
    ...clinic.pcs.map(({ seed }, at) => ({
      name: `the seed of PC ${at + 1}`,
      value: Buffer.from(seed, 'hex'),
    })),
    { name: 'the public key of the invitation', value: Buffer.from(signKey, 'hex') },
  ]
}

function scanFiles(
  folder: string,
  canaries: readonly Canary[],
): { hits: string[]; files: number; bytes: number } {
  const hits: string[] = []
  let bytes = 0
  const files = listFiles(folder)
  for (const file of files) {
    const content = readFileSync(file)
    bytes += content.length
    for (const hit of findCanaries(content, canaries)) hits.push(`${hit} in ${file}`)
  }
  return { hits, files: files.length, bytes }
}

describe('what lies at a hub (D1, product 43)', () => {
  it('is nothing personal and no key, in any file of the embedded database, its WAL or log', async () => {
    const dataFolder = join(mkdtempSync(join(tmpdir(), 'anteroom-hub-')), 'data')
    const hub = await startHub({ dataFolder })
    const canaries = await fillHub(hub)
    const open = scanFiles(dataFolder, canaries)
    await hub.stop()
    const closed = scanFiles(dataFolder, canaries)
    expect([...open.hits, ...closed.hits]).toEqual([])
    expect(findCanaries(Buffer.from(hub.log.join('\n')), canaries)).toEqual([])
    expect(hub.log.length).toBeGreaterThan(10)
    expect(existsSync(join(dataFolder, 'pg_wal'))).toBe(true)
    // What it does keep is found: the scan reads the right files.
    const token = must(
      canaries.find(({ name }) => name.startsWith('the token')),
      'a token',
    ).value
    const kept = createHash('sha256').update(token).digest('hex')
    expect(scanFiles(dataFolder, [{ name: 'hash', value: kept }]).hits.length).toBeGreaterThan(0)
    console.log(
      `D1 on PGlite: ${canaries.length} canaries in four encodings, 0 hits in ${closed.files} files, ${Math.round(closed.bytes / 2 ** 20)} MB`,
    )
    rmSync(join(dataFolder, '..'), { recursive: true, force: true })
  })

  it('is nothing personal and no key, in any table or file of PostgreSQL, or the log', async () => {
    const postgres = await startPostgres()
    const databaseUrl = postgres.makeDatabase()
    const hub = await startHub({ databaseUrl })
    const canaries = await fillHub(hub)
    const admin = new pg.Client({ connectionString: databaseUrl })
    await admin.connect()
    const tables = await admin.query<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`,
    )
    const filled: string[] = []
    for (const { name } of tables.rows) {
      const { rows } = await admin.query<{ line: string }>(`SELECT t::text AS line FROM "${name}" t`)
      if (rows.length > 0) filled.push(name)
      for (const { line } of rows) expect(findCanaries(Buffer.from(line), canaries), name).toEqual([])
    }
    expect(filled).toEqual(
      expect.arrayContaining(['change_set', 'clinic', 'device', 'invite', 'snapshot', 'snapshot_piece']),
    )
    await admin.query('CHECKPOINT')
    const { rows } = await admin.query<{ folder: string }>(
      `SELECT current_setting('data_directory') AS folder`,
    )
    await admin.end()
    const scan = scanFiles(must(rows[0], 'a folder').folder, canaries)
    expect(scan.hits).toEqual([])
    expect(findCanaries(Buffer.from(hub.log.join('\n')), canaries)).toEqual([])
    console.log(
      `D1 on PostgreSQL: ${canaries.length} canaries in four encodings, 0 hits in ${tables.rows.length} tables and ${scan.files} files, ${Math.round(scan.bytes / 2 ** 20)} MB`,
    )
    await hub.stop()
    await postgres.stop()
  })
})
