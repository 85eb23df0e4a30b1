import { randomBytes, randomUUID } from 'node:crypto'
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ClinicDatabase, WriteTx } from '#backend/db/clinicDatabase.ts'
import { openClinic } from '#backend/db/openClinic.ts'
import { openDatabase } from '#backend/db/openDatabase.ts'
import { SYNCED_TABLES } from '#backend/db/syncedTables.ts'
import { writeAlways } from '#backend/db/writeAlways.ts'
import { refreshLists } from '#backend/refreshLists.ts'
import { deviceKeys } from '#backend/sync/deviceKeys.ts'
import { readFieldVersions, rowVersion } from '#backend/db/fieldVersions.ts'
import { isRow } from '#backend/sync/fieldStore.ts'
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

/** One whose file another process may work with. */
export type FiledPc = SyncPc & {
  readonly file: string
  /** Closes it, works with the file elsewhere, and opens it again. */
  readonly elsewhere: <T>(work: () => Promise<T>) => Promise<T>
}

export type SyncPcs = { readonly pcs: readonly FiledPc[]; readonly close: () => Promise<void> }

const IN_MEMORY = '/dev/shm'
const START = Date.UTC(2026, 9, 5)

/** How the PCs are where a test or a measurement needs them as the program has them: encrypted, with a thread. */
export type SyncPcOptions = {
  readonly key?: Buffer
  readonly threadEntry?: URL
  /** Where their folders are made; in memory where left out, since these databases come and go by the thousand. */
  readonly place?: string
  /** The clock goes, as in the program, so that ids follow the order they were made in; else a test moves it. */
  readonly isClockRunning?: boolean
}

function open(
  file: string,
  clock: SyncPc['clock'],
  create: boolean,
  { key, threadEntry }: SyncPcOptions,
): ClinicDatabase {
  return openClinic({
    file,
    key,
    create,
    ...(threadEntry === undefined ? {} : { threadEntry }),
    backupFolder: `${file}.backups`,
    clock: { now: () => clock.now, monotonic: () => clock.monotonic },
    beforeCommit: refreshLists,
    afterCommit: () => {},
  })
}

const runningClock = (): SyncPc['clock'] => ({
  get now() {
    return Date.now()
  },
  monotonic: 0,
})

function makePcs(count: number): { pc: Pc; seed: string }[] {
  return Array.from({ length: count }, (_, index) => {
    const seed = randomBytes(32)
    const { signKey, boxKey } = deviceKeys(seed)
    return { seed: seed.toString('hex'), pc: { deviceId: randomUUID(), number: index + 1, signKey, boxKey } }
  })
}

/** Makes a database that knows the clinic's key and all PCs: every PC's is a copy of it. */
async function makeTemplate(file: string, all: readonly Pc[], options: SyncPcOptions): Promise<void> {
  const db = open(file, { now: START, monotonic: 0 }, true, options)
  await writeAlways(db, null, (tx) => {
    writeState(tx, 'clinicId', randomUUID())
    writeState(tx, 'deviceEpoch', 1)
    tx.run('INSERT INTO clinic_key (key_epoch, key) VALUES (1, ?)', randomBytes(32).toString('hex'))
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
      addPeer(tx, pc)
    }
  })
  await db.close()
}

/** Makes a copy of the template the database of this PC. */
function makeOwn(file: string, pc: Pc, { key }: SyncPcOptions): void {
  const bare = openDatabase({ file, key })
  const set = bare.prepare('UPDATE setting SET value = ? WHERE name = ?')
  set.run(pc.deviceId, 'device.id')
  set.run(String(pc.number), 'device.number')
  bare.prepare('DELETE FROM peer WHERE device_id = ?').run(pc.deviceId)
  bare.close()
}

/** Several PCs of one clinic that know each other's keys, each with a real database in a folder of its own. */
export async function startSyncPcs(count: number, options: SyncPcOptions = {}): Promise<SyncPcs> {
  const place = options.place ?? (existsSync(IN_MEMORY) ? IN_MEMORY : tmpdir())
  const folder = mkdtempSync(join(place, 'anteroom-sync-'))
  const template = join(folder, 'template.db')
  const made = makePcs(count)
  await makeTemplate(
    template,
    made.map((one) => one.pc),
    options,
  )
  const pcs = made.map(({ pc, seed }): FiledPc => {
    const file = join(folder, `pc${pc.number}.db`)
    copyFileSync(template, file)
    makeOwn(file, pc, options)
    const clock = options.isClockRunning === true ? runningClock() : { now: START, monotonic: 0 }
    let db = open(file, clock, false, options)
    return {
      pc,
      seed,
      clock,
      file,
      db: () => db,
      restart: async () => {
        await db.close()
        db = open(file, clock, false, options)
      },
      elsewhere: async (work) => {
        await db.close()
        try {
          return await work()
        } finally {
          db = open(file, clock, false, options)
        }
      },
      write: (work) => writeAlways(db, null, work),
    }
  })
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
