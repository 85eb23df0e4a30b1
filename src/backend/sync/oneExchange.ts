import type { ClinicDatabase } from '../db/clinicDatabase.ts'

const last = new WeakMap<ClinicDatabase, Promise<unknown>>()

/**
 * Has the exchanges of one PC with its hub come one after the other, whoever asks for them: what is taken of another
 * PC's data holds only while nobody is heard and nothing said.
 */
export async function oneExchange<T>(db: ClinicDatabase, work: () => Promise<T>): Promise<T> {
  const before = last.get(db)?.catch(() => undefined) ?? Promise.resolve()
  const mine = before.then(work)
  last.set(db, mine)
  return mine
}
