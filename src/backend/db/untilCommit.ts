import type { ClinicDatabase } from './clinicDatabase.ts'

type Kept<T> = { readonly commits: number; readonly values: Map<string, T> }

/**
 * Keeps what was read of a database until its next commit, whoever makes it: what each call of a busy screen asks is
 * read once.
 * @param most as many values at a time; more are read each time
 */
export function untilCommit<T>(
  most: number,
): (db: ClinicDatabase, key: string, read: () => Promise<T>) => Promise<T> {
  const known = new WeakMap<ClinicDatabase, Kept<T>>()
  return async (db, key, read) => {
    let kept = known.get(db)
    if (kept === undefined || kept.commits !== db.commits()) {
      kept = { commits: db.commits(), values: new Map() }
      known.set(db, kept)
    }
    const value = kept.values.get(key) ?? (await read())
    if (kept.values.size < most) kept.values.set(key, value)
    return value
  }
}
