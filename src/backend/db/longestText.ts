/**
 * The longest text that a synced row holds, in characters: longer ones can't be written here, and are set aside where
 * another PC says them. Far over every field of the contract; what programs write by themselves, such as a signed
 * review or what a merge moved, is held to it, too.
 */
export const LONGEST_TEXT = 1_000_000

/** Throws where other PCs would not take what is about to be written: nothing of the save is kept then. */
export function mustBeTold(table: string, values: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(values))
    if (typeof value === 'string' && value.length > LONGEST_TEXT)
      throw new RangeError(`${table}.${name} is longer than any PC takes`)
}
