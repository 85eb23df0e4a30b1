import type { PersonDuplicate } from '#shared/contract/transfer.ts'
import type { UserId } from '#shared/domain/ids.ts'
import type { UserKind } from '#shared/domain/users.ts'
import { foldText, phoneDigits } from '#shared/lib/fold.ts'
import type { Reader } from '../../db/clinicDatabase.ts'
import { DuplicateIndex } from './duplicateIndex.ts'
import type { ImportedPerson } from './readPerson.ts'
import { findNamesakes } from './transferRepository.ts'

/** Somebody of the clinic or of the file, as namesakes are compared. */
type Known = {
  readonly userId: UserId | null
  readonly line: number | null
  readonly name: string
  /** Last name first, as the list of people sorts it. */
  readonly folded: string
  readonly kind: UserKind
  readonly isInactive: boolean
  readonly hasEmail: boolean
  readonly phones: readonly string[]
}
type Shares = 'nameAndPhone' | 'nameOnly'

/** The people of a list who have the name of somebody in the clinic or earlier in the list. */
export type Namesakes = {
  readonly find: (person: ImportedPerson) => PersonDuplicate | undefined
  readonly add: (person: ImportedPerson) => void
}

/** First and last name, as they are read. */
export const nameOf = (person: Pick<ImportedPerson, 'firstName' | 'lastName'>): string =>
  `${person.firstName} ${person.lastName}`.trim()

const foldedNameOf = ({ firstName, lastName }: Pick<ImportedPerson, 'firstName' | 'lastName'>): string =>
  `${foldText(lastName)} ${foldText(firstName)}`

const knownOf = (person: ImportedPerson): Known => ({
  userId: null,
  line: person.line,
  name: nameOf(person),
  folded: foldedNameOf(person),
  kind: person.kind,
  isInactive: false,
  hasEmail: person.email !== '' || person.secondaryEmail !== '',
  phones: [person.phone, person.secondaryPhone].map(phoneDigits).filter((phone) => phone !== ''),
})

/** What two people of one name share that one person only has. Who shares an e-mail was found by that. */
function sharedOf(one: Known, other: Known): Shares | undefined {
  if (one.folded.trim() === '' || one.folded !== other.folded) return undefined
  if (one.phones.some((phone) => other.phones.includes(phone))) return 'nameAndPhone'
  // Two e-mails are two people; where one is missing, somebody has to look. A parent is not their therapist.
  return one.kind === other.kind && !(one.hasEmail && other.hasEmail) ? 'nameOnly' : undefined
}

/** Reads whoever in the clinic has the name of somebody on the list. */
export async function indexNamesakes(db: Reader, people: readonly ImportedPerson[]): Promise<Namesakes> {
  const index = new DuplicateIndex<Known, Shares>({
    keysOf: ({ folded, phones }) => [...phones.map((phone) => `${phone} ${folded}`), folded],
    sharedOf,
    order: ['nameAndPhone', 'nameOnly'],
  })
  for (const known of await findNamesakes(db, [...new Set(people.map(foldedNameOf))]))
    index.add({ ...known, line: null })
  return {
    find: (person) => {
      const found = index.find(knownOf(person))
      if (found === undefined) return undefined
      const { other, shares } = found
      return {
        line: person.line,
        name: nameOf(person),
        shares,
        userId: other.userId,
        otherName: other.name,
        otherLine: other.line,
        isOtherInactive: other.isInactive,
        mayBeNew: true,
      }
    },
    add: (person) => index.add(knownOf(person)),
  }
}
