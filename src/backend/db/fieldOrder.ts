import type { Version } from '../outbox/appendOutbox.ts'
import type { MergePolicy } from './syncedTables.ts'

/** A value of a field with when and where it came to be. */
export type VersionOf<T> = {
  readonly version: Version
  readonly value: T
  /** Somebody looked at it and decided against it: it stands only where nothing else does. */
  readonly isSettled: boolean
}

export const isSameVersion = (a: Version, b: Version): boolean => a[0] === b[0] && a[1] === b[1]
export const isLater = (a: Version, b: Version): boolean => a[0] > b[0] || (a[0] === b[0] && a[1] > b[1])

/** The value that must stand of a field, whichever came later (product.md 42: the stricter). */
export function strictValue(policy: MergePolicy, field: string): string | number | undefined {
  return policy.kind === 'strict' && Object.hasOwn(policy.stands, field) ? policy.stands[field] : undefined
}

/**
 * Which of two versions stands: one that nobody decided against, then the stricter value where the field has one,
 * then the later. Every PC that knows the same versions and decisions lets the same one stand.
 */
export function standsBefore<T>(a: VersionOf<T>, b: VersionOf<T>, strict: unknown): boolean {
  if (a.isSettled !== b.isSettled) return b.isSettled
  if (strict !== undefined && (a.value === strict) !== (b.value === strict)) return a.value === strict
  return isLater(a.version, b.version)
}
