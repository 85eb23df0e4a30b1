import type { JsonValue } from '#shared/lib/json.ts'

const isSame = (one: JsonValue | undefined, other: JsonValue | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

/** The touched fields with one more. */
export function setChange<T, K extends keyof T>(touched: Partial<T>, name: K, value: T[K]): Partial<T> {
  return { ...touched, [name]: value }
}

/** The touched fields that differ from what is saved: typing a value back makes it untouched. */
export function stillChanged<T extends { readonly [K in keyof T]: JsonValue }>(
  saved: T,
  touched: Partial<T>,
): Partial<T> {
  const changes: Partial<T> = {}
  for (const name in touched) {
    if (!isSame(touched[name], saved[name])) changes[name] = touched[name]
  }
  return changes
}
