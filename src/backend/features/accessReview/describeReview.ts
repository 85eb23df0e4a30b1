import type { Language } from '#shared/domain/languages.ts'
import type { Role } from '#shared/domain/roles.ts'
import { wordsIn } from '../../words/wordsIn.ts'
import type { ReviewedPerson } from './readReview.ts'

/** One person's line on the signed list. */
export type SheetLine = {
  readonly name: string
  readonly roles: string
  readonly lastSeen: string
  readonly decision: string
}

/** What the signed list says, in the order it is printed. */
export type ReviewSheet = {
  readonly language: Language
  readonly title: string
  readonly clinicName: string
  readonly heads: SheetLine
  readonly lines: readonly SheetLine[]
  readonly signature: string
  readonly note: string
}

type Facts = {
  /** Of whoever signs. */
  readonly language: Language
  readonly reviewId: string
  readonly clinicName: string
  readonly timezone: string
  readonly people: readonly ReviewedPerson[]
  readonly signer: string
  readonly at: number
}

/** The signed list of an access review, in words. */
export function describeReview({
  reviewId,
  clinicName,
  timezone,
  people,
  signer,
  at,
  language,
}: Facts): ReviewSheet {
  const { accessReview: words, roles: names } = wordsIn(language)
  const rolesText = (roles: readonly Role[]): string => roles.map((role) => names[role]).join(', ')
  const decisionText = ({ decision, hasAccess, rolesThen }: ReviewedPerson): string => {
    if (!hasAccess) return words.ended
    return decision === 'change' ? words.changed(rolesText(rolesThen)) : words.kept
  }
  return {
    language,
    title: words.title(reviewId.replace('-', ' ')),
    clinicName,
    heads: words.heads,
    lines: people.map((person) => ({
      name: person.name,
      roles: person.hasAccess ? rolesText(person.roles) : '',
      lastSeen: person.lastSeenAt === null ? words.never : words.day(person.lastSeenAt, timezone),
      decision: decisionText(person),
    })),
    signature: words.signature(signer, at, timezone),
    note: words.note,
  }
}
