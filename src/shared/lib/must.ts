/** The value, or a thrown error where it is missing: for what the program itself guarantees, never for input. */
export function must<T>(value: T | undefined | null, what: string): T {
  if (value === undefined || value === null) throw new Error(`Missing: ${what}`)
  return value
}
