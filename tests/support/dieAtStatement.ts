import { readFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { openClinic } from '#backend/db/openClinic.ts'
import { insertPerson, BLANK_PERSON, refreshDirectory } from '#backend/features/users/index.ts'
import { ok } from '#shared/errors/index.ts'

/**
 * A process of its own that adds a person and kills itself at the N-th statement of it. Standard input: the file, the
 * key as hex, and N. Exits with 0 where it came to the end.
 */
const [file = '', key = '', nth = '0'] = readFileSync(0, 'utf8').split('\n')

const db = openClinic({
  file,
  key: Buffer.from(key, 'hex'),
  create: false,
  backupFolder: `${file}.backups`,
  clock: { now: () => Date.UTC(2026, 9, 5), monotonic: () => 0 },
  beforeCommit: refreshDirectory,
  afterCommit: () => {},
})

let statements = 0
const prepare = Database.prototype.prepare
Database.prototype.prepare = function prepareOrDie(this: Database.Database, sql: string): Database.Statement {
  const statement = prepare.call(this, sql)
  for (const name of ['run', 'all', 'get'] as const) {
    const act = statement[name].bind(statement)
    statement[name] = (...values: unknown[]): never => {
      statements += 1
      if (statements === Number(nth)) process.kill(process.pid, 'SIGKILL')
      return act(...values) as never
    }
  }
  return statement
}

await db.write({ actorId: null }, (tx) => {
  insertPerson(tx, {
    ...BLANK_PERSON,
    kind: 'staff',
    firstName: 'Ana',
    lastName: nth,
    roles: ['officeAdmin'],
  })
  return Promise.resolve(ok(null))
})
console.log(statements)
await db.close()
