import type { WriteTx } from './clinicDatabase.ts'

/** So that one statement does not hold up the desk. */
const AT_ONCE = 200

/**
 * Gathers entries of a list whose words are others now, and puts many of them into its search index at once: the index
 * is written anew with each statement, which for one entry costs ten times its share of many.
 */
export class WordIndex {
  readonly #tx: Pick<WriteTx, 'run'>
  readonly #sql: string
  #ids: string[] = []

  constructor(tx: Pick<WriteTx, 'run'>, list: 'user' | 'client') {
    this.#tx = tx
    this.#sql = `INSERT OR REPLACE INTO ${list}_search (rowid, search_text) SELECT id, search_text FROM ${list}_directory
      WHERE ${list}_id IN (SELECT value FROM json_each(?))`
  }

  /** The entry of this person or client is written already. */
  add(id: string): void {
    this.#ids.push(id)
    if (this.#ids.length >= AT_ONCE) this.flush()
  }

  /** To be called once all are added. */
  flush(): void {
    if (this.#ids.length > 0) this.#tx.run(this.#sql, JSON.stringify(this.#ids))
    this.#ids = []
  }
}
