import { randomBytes, randomUUID } from 'node:crypto'
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ClinicDatabase, WriteTx } from '#backend/db/clinicDatabase.ts'
import { openClinic } from '#backend/db/openClinic.ts'
import { SYNCED_TABLES } from '#backend/db/syncedTables.ts'
import { writeAlways } from '#backend/db/writeAlways.ts'
import { refreshLists } from '#backend/refreshLists.ts'
import { deviceKeys } from '#backend/sync/deviceKeys.ts'
import { readFieldVersions, rowVersion, isRow } from '#backend/sync/fieldStore.ts'
import { addPeer } from '#backend/sync/roster.ts'
import { writeState } from '#backend/sync/syncState.ts'
import type { Pc } from '#shared/protocol/messages.ts'

/** One PC of a clinic: a real database, without a screen. */
export type SyncPc = {
  readonly pc: Pc
  /** Hex. */
  readonly seed: string
  readonly clock: { now: number; monotonic: number }
  readonly db: () => ClinicDatabase
  /** Closes and opens again, as after a crash. */
  readonly restart: () => Promise<void>
  readonly write: <T>(work: (tx: WriteTx) => T) => Promise<T>
}

export type SyncPcs = { readonly pcs: readonly SyncPc[]; readonly close: () => Promise<void> }

/** These databases come and go by the thousand. */
const IN_MEMORY = '/dev/shm'
const START = Date.UTC(2026, 9, 5)

function open(file: string, clock: SyncPc['clock'], create: boolean): ClinicDatabase {
  return openClinic({
    file,
    key: undefined,
    create,
    backupFolder: `${file}.backups`,
    clock: { now: () => clock.now, monotonic: () => clock.monotonic },
    beforeCommit: refreshLists,
    afterCommit: () => {},
  })
}

function makePcs(count: number): { pc: Pc; seed: string }[] {
  return Array.from({ length: count }, (_, index) => {
    const seed = randomBytes(32)
    const { signKey, boxKey } = deviceKeys(seed)
    return { seed: seed.toString('hex'), pc: { deviceId: randomUUID(), number: index + 1, signKey, boxKey } }
  })
}

async function enrol(
  db: ClinicDatabase,
  own: Pc,
  all: readonly Pc[],
  clinic: { id: string; key: string },
): Promise<void> {
  await writeAlways(db, null, (tx) => {
    writeState(tx, 'clinicId', clinic.id)
    writeState(tx, 'deviceEpoch', 1)
    tx.run('INSERT INTO clinic_key (key_epoch, key) VALUES (1, ?)', clinic.key)
    for (const pc of all) {
      tx.run(
        `INSERT INTO device (id, number, name, joined_at, is_revoked, sign_key, box_key, stamp, stamp_device)
          VALUES (?,?,?,0,0,?,?,0,1)`,
        pc.deviceId,
        pc.number,
        `PC ${pc.number}`,
        pc.signKey,
        pc.boxKey,
      )
      if (pc.deviceId !== own.deviceId) addPeer(tx, pc)
    }
  })
}

/** Several PCs of one clinic that know each other's keys, each with a real database in a folder of its own. */
export async function startSyncPcs(count: number): Promise<SyncPcs> {
  const folder = mkdtempSync(join(existsSync(IN_MEMORY) ? IN_MEMORY : tmpdir(), 'anteroom-sync-'))
  const template = join(folder, 'template.db')
  await open(template, { now: START, monotonic: 0 }, true).close()
  const clinic = { id: randomUUID(), key: randomBytes(32).toString('hex') }
  const made = makePcs(count)
  const pcs: SyncPc[] = []
  for (const { pc, seed } of made) {
    const file = join(folder, `pc${pc.number}.db`)
    copyFileSync(template, file)
    const clock = { now: START, monotonic: 0 }
    const first = open(file, clock, false)
    await writeAlways(first, null, (tx) => {
      tx.run(`UPDATE setting SET value = ? WHERE name = 'device.id'`, pc.deviceId)
      tx.run(`UPDATE setting SET value = ? WHERE name = 'device.number'`, String(pc.number))
    })
    await first.close()
    let db = open(file, clock, false)
    await enrol(
      db,
      pc,
      made.map((one) => one.pc),
      clinic,
    )
    pcs.push({
      pc,
      seed,
      clock,
      db: () => db,
      restart: async () => {
        await db.close()
        db = open(file, clock, false)
      },
      write: (work) => writeAlways(db, null, work),
    })
  }
  return {
    pcs,
    close: async () => {
      for (const { db } of pcs) await db().close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const sorted = (lines: string[]): string[] => lines.toSorted()

/** Everything that must be equal on all PCs: rows, the version of each field, what waits for review, every PC's log. */
export function picture(pc: SyncPc): Promise<Record<string, string[]>> {
  return pc.write((tx) => {
    const shown: Record<string, string[]> = {}
    for (const table of Object.keys(SYNCED_TABLES)) {
      const rows = tx.all(`SELECT * FROM "${table}"`).filter(isRow)
      shown[table] = sorted(
        rows.map((row) => {
          const id = String(row['id'])
          const own = readFieldVersions(tx, table, id)
          const fields = Object.entries(row).filter(([name]) => !['stamp', 'stamp_device'].includes(name))
          return JSON.stringify(
            fields.map(([name, value]) => [
              name,
              value,
              name === 'id' ? null : (own.get(name) ?? rowVersion(row)),
            ]),
          )
        }),
      )
    }
    const all = (sql: string): string[] => sorted(tx.all(sql).map((row) => JSON.stringify(row)))
    shown['review'] = all('SELECT * FROM review')
    shown['waiting'] = all('SELECT * FROM waiting_change')
    shown['set_aside'] = all('SELECT table_name, row_id, change, reason FROM set_aside')
    shown['log'] = all('SELECT * FROM audit_entry')
    return shown
  })
}
