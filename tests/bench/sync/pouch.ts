import { requireReference } from './installReferences.ts'

export type PouchDoc = { readonly _id: string; readonly _rev?: string } & Readonly<Record<string, unknown>>
type Replication = { readonly batch_size: number }

/** What of PouchDB the goals use. */
export type PouchDatabase = {
  readonly bulkDocs: (
    docs: readonly PouchDoc[],
  ) => Promise<readonly { readonly id: string; readonly rev: string }[]>
  readonly get: (id: string) => Promise<PouchDoc>
  readonly put: (doc: PouchDoc) => Promise<unknown>
  readonly info: () => Promise<{ readonly doc_count: number; readonly update_seq: number }>
  readonly replicate: {
    readonly to: (url: string, options: Replication) => Promise<{ readonly ok: boolean }>
    readonly from: (url: string, options: Replication) => Promise<{ readonly ok: boolean }>
  }
  readonly close: () => Promise<void>
}
export type PouchClass = {
  new (name: string): PouchDatabase
  readonly defaults: (options: { readonly prefix: string }) => PouchClass
}

/** PouchDB as its package gives it: on LevelDB, as in any Node program. */
export function loadPouch(): PouchClass {
  // The package's own shape, as its documentation has it; there is no checking of a class.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return requireReference('pouchdb') as PouchClass
}

export const BATCH: Replication = { batch_size: 1_000 }
