import { fail, type Failed } from '#shared/errors/index.ts'
import type { PullProblem } from './pullSets.ts'

export type HubFailureCode = 'HUB_UNREACHABLE' | 'HUB_UNSAFE' | 'HUB_REFUSED'

/** What went wrong with the hub, as a person is told who waits for the answer. */
export function hubFailure(problem: PullProblem): Failed<HubFailureCode> {
  switch (problem.kind) {
    case 'unreachable':
    case 'malformed':
      return fail('HUB_UNREACHABLE', {})
    case 'unsafe':
      return fail('HUB_UNSAFE', {})
    case 'refused':
      return fail('HUB_REFUSED', { reason: problem.error })
    default:
      return fail('HUB_REFUSED', { reason: problem.kind })
  }
}
