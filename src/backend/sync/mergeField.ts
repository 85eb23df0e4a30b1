import type { Version } from '../outbox/appendOutbox.ts'
import type { MergePolicy } from '../db/syncedTables.ts'
import type { Value } from './change.ts'

/** A value of a field with when and where it came to be. */
export type FieldVersion = { readonly version: Version; readonly value: Value }

/**
 * A field as this PC knows it: the value that stands, and those that were made at the same time elsewhere and that
 * nobody has settled yet. No version in it was replaced by another one in it.
 */
export type Field = { readonly stands: FieldVersion; readonly others: readonly FieldVersion[] }

const isSame = (a: Version, b: Version): boolean => a[0] === b[0] && a[1] === b[1]
const isLater = (a: Version, b: Version): boolean => a[0] > b[0] || (a[0] === b[0] && a[1] > b[1])

/** Which of two versions stands: the stricter value where the field has one, else the later. */
function standsBefore(a: FieldVersion, b: FieldVersion, strict: Value | undefined): boolean {
  if (strict !== undefined && (a.value === strict) !== (b.value === strict)) return a.value === strict
  return isLater(a.version, b.version)
}

/** @returns the field with the version that stands first; the same whatever order they came in */
function settle(versions: readonly FieldVersion[], strict: Value | undefined): Field | undefined {
  const [first, ...rest] = versions.toSorted((a, b) => (standsBefore(a, b, strict) ? -1 : 1))
  return first === undefined ? undefined : { stands: first, others: rest }
}

/** The value that must stand of a field, whichever came later (product.md 42: the stricter). */
export function strictValue(policy: MergePolicy, field: string): Value | undefined {
  return policy.kind === 'strict' && Object.hasOwn(policy.stands, field) ? policy.stands[field] : undefined
}

/**
 * Takes another PC's version of a field in. A version that replaced the one which stands here follows it; one that
 * replaced something older was made at the same time, and both stay known: nothing is lost silently.
 * @param base what it replaced there; undefined for a row that was new there
 */
export function mergeField(
  field: Field,
  incoming: FieldVersion,
  base: Version | undefined,
  policy: MergePolicy,
  name: string,
): Field {
  const known = [field.stands, ...field.others]
  const kept = base === undefined ? known : known.filter(({ version }) => !isSame(version, base))
  const isNews = kept.length < known.length || !known.some(({ version }) => isSame(version, incoming.version))
  if (!isNews) return field
  if (policy.kind === 'greatest' && policy.fields.includes(name)) return greatest(field.stands, incoming)
  if (policy.kind === 'quiet' || policy.kind === 'greatest') {
    const follows = base !== undefined && isSame(field.stands.version, base)
    return follows || isLater(incoming.version, field.stands.version)
      ? { stands: incoming, others: [] }
      : field
  }
  return settle([...kept, incoming], strictValue(policy, name)) ?? field
}

/** The greater number, with the later version: what only ever grows has no clash. */
function greatest(stands: FieldVersion, incoming: FieldVersion): Field {
  const later = isLater(incoming.version, stands.version) ? incoming : stands
  const value = Math.max(Number(stands.value ?? 0), Number(incoming.value ?? 0))
  return { stands: { version: later.version, value }, others: [] }
}

/** The field without a version that somebody looked at and settled. */
export function dropVersion(field: Field, version: Version): Field {
  return { ...field, others: field.others.filter((other) => !isSame(other.version, version)) }
}
