import type { SyncState } from '#shared/contract/sync.ts'
import type { RoundProblem } from './syncRound.ts'

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

/** @returns what a person has to know of a problem; null for one that goes away by waiting */
export function problemShown(problem: RoundProblem): Shown | null {
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
      return problem.why === 'newerProtocol' ? 'updateNeeded' : 'hubNotTrusted'
    case 'refused':
      return REFUSED[problem.error] ?? 'hubNotTrusted'
    default:
      return 'hubNotTrusted'
  }
}
