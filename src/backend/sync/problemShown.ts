import type { SyncState } from '#shared/contract/sync.ts'
import type { Refusal } from './lost/lostSets.ts'
import type { LoopProblem } from './syncLoop.ts'

type Shown = NonNullable<SyncState['problem']>

/** Refusals of the hub that waiting alone does not help. */
const REFUSED: Readonly<Record<string, Shown>> = {
  revoked: 'revoked',
  unauthorized: 'otherHub',
  notFound: 'otherHub',
  chainBroken: 'thisPcWentBack',
  storageFull: 'storageFull',
  versionUnknown: 'updateNeeded',
}

/** Sets that are not taken, though nobody has to doubt the hub. */
const NOT_TAKEN: Readonly<Partial<Record<Refusal, Shown>>> = {
  newerProtocol: 'updateNeeded',
  unknownKey: 'keyMissing',
}

/** @returns what a person has to know of a problem; null for one that goes away by waiting */
export function problemShown(problem: LoopProblem): Shown | null {
  switch (problem.kind) {
    case 'unreachable':
      return null
    case 'otherHub':
      return 'otherHub'
    case 'unsafe':
      return 'unsafeConnection'
    case 'heldForOwner':
      return 'massVoid'
    case 'hubWentBack':
    case 'snapshotNeeded':
      return 'hubWentBack'
    case 'refusedSet':
      return NOT_TAKEN[problem.why] ?? 'hubNotTrusted'
    case 'local':
      return problem.isDiskFull ? 'diskFull' : 'localTrouble'
    case 'refused':
      return REFUSED[problem.error] ?? 'hubNotTrusted'
    default:
      return 'hubNotTrusted'
  }
}
