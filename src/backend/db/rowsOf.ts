import { CompiledQuery } from 'kysely'
import type { Reader } from './clinicDatabase.ts'
import type { Clause } from './searchPlan.ts'

/** The rows of a piece of SQL. */
export async function rowsOf<T>(db: Reader, clause: Clause): Promise<T[]> {
  return (await db.executeQuery<T>(CompiledQuery.raw(clause.sql, [...clause.values]))).rows
}
