import type { AppFailure } from '#shared/errors/index.ts'

const PASSING: ReadonlySet<string> = new Set<AppFailure['code']>([
  'LINK_LOST',
  'DISK_FULL',
  'INTERNAL',
  'LOCKED',
])

/** True for an error that says nothing against what is on the screen already. */
export const isPassing = ({ code }: { readonly code: string }): boolean => PASSING.has(code)
