import type { ClinicDatabase } from '../../db/clinicDatabase.ts'
import type { JoiningProblem } from './continueJoining.ts'

type Progress = {
  progress: { readonly done: number; readonly total: number } | null
  problem: JoiningProblem | null
}
const known = new WeakMap<ClinicDatabase, Progress>()

/** How far the data of a joining PC are, and what hinders; in memory, while the program runs. */
export function progressOf(db: ClinicDatabase): Progress {
  const before = known.get(db)
  if (before !== undefined) return before
  const fresh: Progress = { progress: null, problem: null }
  known.set(db, fresh)
  return fresh
}
