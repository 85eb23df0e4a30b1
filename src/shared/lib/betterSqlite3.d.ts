/** What we use of the driver; its own declarations can't be resolved through its package.json. */
declare module 'better-sqlite3' {
  type Value = string | number | bigint | Uint8Array | null

  class Statement {
    readonly reader: boolean
    all(...parameters: readonly unknown[]): unknown[]
    get(...parameters: readonly unknown[]): unknown
    run(...parameters: readonly unknown[]): { changes: number | bigint; lastInsertRowid: number | bigint }
    iterate(...parameters: readonly unknown[]): IterableIterator<unknown>
    pluck(toggle?: boolean): this
  }

  class Database {
    constructor(file: string, options?: { readonly?: boolean; fileMustExist?: boolean; timeout?: number })
    readonly open: boolean
    readonly inTransaction: boolean
    prepare(sql: string): Statement
    exec(sql: string): this
    pragma(sql: string, options?: { simple?: boolean }): unknown
    transaction<T>(work: () => T): { (): T; immediate(): T }
    close(): this
  }

  namespace Database {
    export { Database, Statement, Value }
  }

  export default Database
}
