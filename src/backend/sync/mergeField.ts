import { isLater, isSameVersion, standsBefore, strictValue, type VersionOf } from '../db/fieldOrder.ts'
import type { MergePolicy } from '../db/syncedTables.ts'
import type { Version } from '../outbox/appendOutbox.ts'
import type { Value } from './change.ts'

export type FieldVersion = VersionOf<Value>

/**
 * A field as this PC knows it: the value that stands, and those that were made at the same time elsewhere. No version
 * in it was replaced by another one in it.
 */
export type Field = { readonly stands: FieldVersion; readonly others: readonly FieldVersion[] }

/** @returns the field with the version that stands first; the same whatever order they came in */
function choose(versions: readonly FieldVersion[], strict: Value | undefined): Field | undefined {
  const [first, ...rest] = versions.toSorted((a, b) => (standsBefore(a, b, strict) ? -1 : 1))
  return first === undefined ? undefined : { stands: first, others: rest }
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
  const kept = base === undefined ? known : known.filter(({ version }) => !isSameVersion(version, base))
  const isNews =
    kept.length < known.length || !known.some(({ version }) => isSameVersion(version, incoming.version))
  if (!isNews) return field
  if (policy.kind === 'greatest' && policy.fields.includes(name)) return greatest(field.stands, incoming)
  if (policy.kind === 'quiet' || policy.kind === 'greatest') {
    const follows = base !== undefined && isSameVersion(field.stands.version, base)
    return follows || isLater(incoming.version, field.stands.version)
      ? { stands: incoming, others: [] }
      : field
  }
  return choose([...kept, incoming], strictValue(policy, name)) ?? field
}

/** The greater number, with the later version: what only ever grows has no clash. */
function greatest(stands: FieldVersion, incoming: FieldVersion): Field {
  const later = isLater(incoming.version, stands.version) ? incoming : stands
  const value = Math.max(Number(stands.value ?? 0), Number(incoming.value ?? 0))
  return { stands: { version: later.version, value, isSettled: false }, others: [] }
}

/** The field once more chosen, after somebody decided against one of its versions. */
export function obeyDecision(field: Field, version: Version, policy: MergePolicy, name: string): Field {
  const known = [field.stands, ...field.others]
  const decided = known.map((one) =>
    isSameVersion(one.version, version) ? { ...one, isSettled: true } : one,
  )
  return choose(decided, strictValue(policy, name)) ?? field
}
