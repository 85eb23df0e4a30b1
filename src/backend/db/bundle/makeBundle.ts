import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import type Database from 'better-sqlite3'
import { copyDatabase, isSound, openDatabase } from '../openDatabase.ts'
import { checkBundle, countRows, hashFile } from './checkBundle.ts'
import { dropUnfinished, PART } from './listBundles.ts'
import { BUNDLE_FILES, BUNDLE_FORMAT, type Manifest, manifestText } from './manifest.ts'

/** What a bundle is made of. */
export type BundleOrder = {
  readonly database: string
  /** The finished bundle's own folder; it must not exist yet. */
  readonly folder: string
  /** The text of the slots file with the recovery slot alone. */
  readonly keysText: string
  readonly number: number
  readonly madeAt: number
  readonly appVersion: string
  readonly device: { readonly id: string; readonly number: number }
  /** The log of this PC goes at least this far: what was stored before the order is in the copy. */
  readonly leastAuditSeq: number
}

/** The steps, in their order, as a person follows them. */
export const BUNDLE_STEPS = ['copying', 'hashing', 'checking', 'done'] as const
export type BundleStep = (typeof BUNDLE_STEPS)[number]

/** The copy is not what was stored: nothing takes its name. */
export class UnsoundCopyError extends Error {
  readonly code = 'UNSOUND_COPY'
}
export class BundleCancelledError extends Error {
  readonly code = 'CANCELLED'
}

function flush(path: string): void {
  const isFolder = statSync(path).isDirectory()
  // Windows can't open a folder for flushing; its renames are journalled by the file system.
  if (process.platform === 'win32' && isFolder) return
  const handle = openSync(path, isFolder ? 'r' : 'r+')
  fsyncSync(handle)
  closeSync(handle)
}

const isRow = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

function firstRow(
  database: Database.Database,
  sql: string,
  ...values: readonly unknown[]
): Record<string, unknown> {
  const row: unknown = database.prepare(sql).get(...values)
  return isRow(row) ? row : {}
}

type Facts = Pick<Manifest, 'schema' | 'deviceEpoch' | 'lastOp' | 'auditHead' | 'rows'>

/** What the copy itself says of how far it goes. */
function readFacts(file: string, key: Uint8Array, { device, leastAuditSeq }: BundleOrder): Facts {
  const copy = openDatabase({ file, key, readonly: true })
  try {
    if (!isSound(copy)) throw new UnsoundCopyError('The copy is damaged')
    const head = firstRow(
      copy,
      'SELECT seq, hash FROM audit_entry WHERE device_id = ? ORDER BY seq DESC LIMIT 1',
      device.id,
    )
    const op = firstRow(copy, 'SELECT seq, stamp FROM outbox ORDER BY seq DESC LIMIT 1')
    const epoch = firstRow(copy, "SELECT value FROM setting WHERE name = 'sync.deviceEpoch'")
    const last = firstRow(copy, 'SELECT name FROM migration ORDER BY name DESC LIMIT 1')
    const auditHead = { seq: Number(head['seq'] ?? 0), hash: textOf(head['hash']) }
    if (auditHead.seq < leastAuditSeq) throw new UnsoundCopyError('The copy is older than the data')
    return {
      schema: textOf(last['name']),
      deviceEpoch: Number(epoch['value'] ?? 0),
      lastOp: { seq: Number(op['seq'] ?? 0), stamp: Number(op['stamp'] ?? 0) },
      auditHead,
      rows: countRows(copy),
    }
  } finally {
    copy.close()
  }
}

function copyAll(order: BundleOrder, key: Uint8Array, to: string): void {
  // A connection of its own: the desk goes on reading and writing meanwhile.
  const source = openDatabase({ file: order.database, key })
  try {
    copyDatabase(source, to)
  } finally {
    source.close()
  }
}

/**
 * Makes a bundle under another name, opens and checks all of it, and only then gives it its own name: what is cut off
 * or fails leaves what was there before (security.md B5).
 */
export async function makeBundle(
  order: BundleOrder,
  key: Uint8Array,
  watch: { readonly onStep: (step: BundleStep) => void; readonly isCancelled: () => boolean },
): Promise<Manifest> {
  const part = `${order.folder}${PART}`
  const file = (name: keyof typeof BUNDLE_FILES): string => join(part, BUNDLE_FILES[name])
  const step = async (name: BundleStep): Promise<void> => {
    watch.onStep(name)
    // What the main thread said meanwhile is heard now.
    await new Promise((resolve) => setImmediate(resolve))
    if (watch.isCancelled()) throw new BundleCancelledError('Cancelled')
  }
  dropUnfinished(dirname(order.folder), order.device.number)
  try {
    await step('copying')
    mkdirSync(part, { recursive: true, mode: 0o700 })
    copyAll(order, key, file('database'))
    await step('hashing')
    writeFileSync(file('keys'), order.keysText, { mode: 0o600 })
    const { number, madeAt, appVersion, device } = order
    const manifest: Manifest = {
      format: BUNDLE_FORMAT,
      number,
      madeAt,
      appVersion,
      deviceId: device.id,
      deviceNumber: device.number,
      ...readFacts(file('database'), key, order),
      database: { bytes: statSync(file('database')).size, sha256: await hashFile(file('database')) },
      keysSha256: await hashFile(file('keys')),
    }
    writeFileSync(file('manifest'), manifestText(manifest, key), { mode: 0o600 })
    for (const name of ['database', 'keys', 'manifest'] as const) flush(file(name))
    flush(part)
    await step('checking')
    const checked = await checkBundle(part, key)
    if (!checked.isSound) throw new UnsoundCopyError(`The copy is ${checked.problem}`)
    await step('done')
    renameSync(part, order.folder)
    flush(dirname(order.folder))
    return manifest
  } catch (error) {
    rmSync(part, { recursive: true, force: true })
    throw error
  }
}
