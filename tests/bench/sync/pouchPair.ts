import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BATCH, loadPouch, type PouchDatabase, type PouchDoc } from './pouch.ts'
import { type BenchClient, changedFields } from './clients.ts'

/** Two PouchDBs and their place at a server: the reference of what goes from one PC to another. */
export type PouchPair = {
  readonly add: (clients: readonly BenchClient[]) => Promise<void>
  readonly change: (clients: readonly BenchClient[], round: number) => Promise<void>
  readonly changeOne: (id: string, round: number) => Promise<void>
  readonly push: () => Promise<void>
  readonly pull: () => Promise<void>
  /** How many documents the second has. */
  readonly count: () => Promise<number>
  readonly close: () => Promise<void>
}

const CHUNK = 1_000
let made = 0

async function addAll(
  one: PouchDatabase,
  docs: readonly PouchDoc[],
  revs: Map<string, string>,
): Promise<void> {
  for (let at = 0; at < docs.length; at += CHUNK)
    for (const { id, rev } of await one.bulkDocs(docs.slice(at, at + CHUNK))) revs.set(id, rev)
}

/** @param address of the server */
export function startPouchPair(address: string): PouchPair {
  const folder = mkdtempSync(join(tmpdir(), 'anteroom-bench-pouches-'))
  const Pouch = loadPouch()
  const [one, other] = [new Pouch(join(folder, 'one')), new Pouch(join(folder, 'other'))]
  made += 1
  const url = `${address}/clinic${made}`
  const revs = new Map<string, string>()
  const docOf = ({ id, ...fields }: BenchClient): PouchDoc => {
    const rev = revs.get(id)
    return { _id: id, ...(rev === undefined ? {} : { _rev: rev }), ...fields }
  }
  return {
    add: (clients) => addAll(one, clients.map(docOf), revs),
    change: (clients, round) =>
      addAll(
        one,
        clients.map((client, at) => docOf({ ...client, ...changedFields(at, round) })),
        revs,
      ),
    changeOne: async (id, round) => {
      const doc = await one.get(id)
      await one.put({ ...doc, ...changedFields(round, round) })
    },
    push: async () => {
      await one.replicate.to(url, BATCH)
    },
    pull: async () => {
      await other.replicate.from(url, BATCH)
    },
    count: async () => (await other.info()).doc_count,
    close: async () => {
      await one.close()
      await other.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
