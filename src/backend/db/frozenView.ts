import { openDatabase } from './openDatabase.ts'

/** Everything as it was committed at one moment, whatever is written meanwhile. Whoever took it closes it. */
export type FrozenView = {
  readonly all: (sql: string, ...parameters: readonly unknown[]) => unknown[]
  readonly close: () => void
}

/** Takes views of one database, each on a connection of its own: neither reads nor writes of the desk wait for it. */
export type FrozenViews = { readonly take: () => FrozenView; readonly forget: () => void }

/** @param key copied, and wiped by `forget` */
export function createFrozenViews(file: string, key: Uint8Array | undefined): FrozenViews {
  const kept = key === undefined ? undefined : Uint8Array.from(key)
  return {
    take: () => {
      const database = openDatabase({ file, key: kept, readonly: true })
      database.exec('BEGIN')
      // A transaction sees the moment of its first read.
      database.prepare('SELECT count(*) FROM sqlite_master').get()
      return {
        all: (sql, ...parameters) => database.prepare(sql).all(...parameters),
        close: () => database.close(),
      }
    },
    forget: () => void kept?.fill(0),
  }
}
