import { copyFileSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync } from 'node:fs'
import { closeSync, renameSync, rmSync, statSync, truncateSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { openDatabase } from '#backend/db/openDatabase.ts'
import { unlockWithStore } from '#backend/keys/unlockWithStore.ts'
import type { Ports } from '#backend/ports.ts'
import { must } from '#shared/lib/must.ts'
import { dataOf, OWNER_EMAIL, OWNER_PASSWORD, startTestApp, type TestApp } from './testApp.ts'

const PAGE_BYTES = 4096

/** A real clinic that was set up and closed again, whose files lie there to be broken. */
export type ClosedClinic = {
  readonly folder: string
  readonly recoveryKey: string
  readonly database: string
  /** Both copies of the locked keys. */
  readonly slots: readonly string[]
  readonly backupSlots: string
  /** The database key, taken before anything was broken. */
  readonly key: Buffer
  /** Starts the program on the folder as it is now. The caller stops it. */
  readonly start: (ports?: Partial<Ports>) => Promise<TestApp>
}

type Options = { readonly ports?: Partial<Ports>; readonly needsPassword?: boolean }

async function keyOf({ folder, ports }: TestApp): Promise<Buffer> {
  let key: Buffer | undefined
  await unlockWithStore(folder, ports, (dek) => {
    key = Buffer.from(dek)
    return Promise.resolve('ok')
  })
  return must(key, 'the key of the clinic')
}

/** Sets up a clinic in a folder of its own, with its key in the file unless other ports are given, and closes it. */
export async function makeClosedClinic({
  ports = {},
  needsPassword = false,
}: Options = {}): Promise<ClosedClinic> {
  const folder = mkdtempSync(join(tmpdir(), 'anteroom-start-'))
  const test = await startTestApp({ folder, ports })
  const owner = { firstName: 'Olive', lastName: 'Owens', email: OWNER_EMAIL, password: OWNER_PASSWORD }
  const { recoveryKey } = dataOf(
    await test.ask('setup.createClinic', {
      name: 'Maple Therapy',
      timezone: 'America/Toronto',
      plan: 'teams',
      owner: { ...owner, treatsClients: false },
      keepKeyInFile: ports.keychain === undefined,
    }),
  )
  const key = await keyOf(test)
  if (needsPassword) dataOf(await test.ask('keyPolicy.requirePasswords', { password: OWNER_PASSWORD }))
  await test.app.stop()
  return {
    folder,
    recoveryKey,
    key,
    database: join(folder, 'anteroom.db'),
    slots: [join(folder, 'keys.json'), join(folder, 'keys.copy.json')],
    backupSlots: join(folder, 'backups', 'keys.json'),
    start: (now = ports) => startTestApp({ folder, ports: now }),
  }
}

/** A backup as the program makes them: the whole database under its key, in the backups of this PC. */
export function addBackup({ folder, database }: ClosedClinic): void {
  mkdirSync(join(folder, 'backups'), { recursive: true })
  copyFileSync(database, join(folder, 'backups', 'anteroom-1.db'))
}

/** Takes the database away as a person or an antivirus program would. @returns what puts it back */
export function takeAway({ database }: ClosedClinic): () => void {
  renameSync(database, `${database}.elsewhere`)
  return () => renameSync(`${database}.elsewhere`, database)
}

/** Overwrites every page but the first with other bytes. */
export function damagePages({ database }: ClosedClinic): void {
  const handle = openSync(database, 'r+')
  const { size } = statSync(database)
  for (let at = PAGE_BYTES; at < size; at += PAGE_BYTES)
    writeSync(handle, Buffer.alloc(64, 0x5a), 0, 64, at + 128)
  closeSync(handle)
}

export function cutShort({ database }: ClosedClinic): void {
  truncateSync(database, statSync(database).size - 3 * PAGE_BYTES)
}

export function emptyFile({ database }: ClosedClinic): void {
  truncateSync(database, 0)
}

/** Puts a database without encryption in the place of the data. */
export function putPlain({ database }: ClosedClinic): void {
  rmSync(database)
  const plain = new Database(database)
  plain.exec('CREATE TABLE t (a)')
  plain.close()
}

/** Puts a database there that is encrypted with the right key by the driver's own default, which is another cipher. */
export function putOtherCipher({ database, key }: ClosedClinic): void {
  rmSync(database)
  const other = new Database(database)
  other.pragma(`key = "x'${key.toString('hex')}'"`)
  other.exec('CREATE TABLE t (a)')
  other.close()
}

/** Puts a text there. */
export function putText({ database }: ClosedClinic): void {
  writeFileSync(database, 'Dear all, the picnic is on Friday.\n'.repeat(400))
}

/** Puts the data of another clinic there. */
export async function putForeign({ database }: ClosedClinic): Promise<void> {
  const other = await makeClosedClinic()
  copyFileSync(other.database, database)
  rmSync(other.folder, { recursive: true })
}

/** As a newer program leaves it: with a change of the tables that this one does not know. */
export function updateByNewer({ database, key }: ClosedClinic): void {
  const opened = openDatabase({ file: database, key })
  opened.prepare('INSERT INTO migration (name, applied_at) VALUES (?, 1)').run('9999Newer')
  opened.close()
}

/** Makes files unreadable that were well. */
export function garble(files: readonly string[]): void {
  for (const file of files) writeFileSync(file, readFileSync(file, 'utf8').replace('{', '{{').slice(0, 200))
}

/** Another key in the place of this PC's own, as after a mix-up of two PCs' files. */
export function exchangeKeyFile({ folder }: ClosedClinic): void {
  const secrets = join(folder, 'secrets')
  for (const name of readdirSync(secrets)) writeFileSync(join(secrets, name), `${'5a'.repeat(32)}\n`)
}

export function removeKeyFile({ folder }: ClosedClinic): void {
  rmSync(join(folder, 'secrets'), { recursive: true })
}
