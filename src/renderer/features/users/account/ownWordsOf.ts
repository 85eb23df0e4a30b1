import type { Account } from './accountFields.ts'

/** What must not be part of a password of this person. */
export function ownWordsOf({ profile, clinic }: Account): readonly string[] {
  return [profile.firstName, profile.lastName, clinic.name]
}
