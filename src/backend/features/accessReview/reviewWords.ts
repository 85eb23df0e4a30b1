import type { Role } from '#shared/domain/roles.ts'
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
  readonly title: string
  readonly clinicName: string
  readonly heads: SheetLine
  readonly lines: readonly SheetLine[]
  readonly signature: string
  readonly note: string
}

type Facts = {
  readonly reviewId: string
  readonly clinicName: string
  readonly timezone: string
  readonly people: readonly ReviewedPerson[]
  readonly signer: string
  readonly at: number
}

const ROLE_NAMES: Readonly<Record<Role, string>> = {
  owner: 'Clinic Owner',
  officeAdmin: 'Office Admin',
  manager: 'Manager',
  practitioner: 'Practitioner',
  studentPractitioner: 'Student Practitioner',
  finance: 'Finance',
}

const rolesText = (roles: readonly Role[]): string => roles.map((role) => ROLE_NAMES[role]).join(', ')

const dayText = (at: number, timezone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: timezone, dateStyle: 'medium' }).format(at)

function decisionText({ decision, hasAccess, rolesThen }: ReviewedPerson): string {
  if (!hasAccess) return 'Ended'
  return decision === 'change' ? `Changed, before: ${rolesText(rolesThen) || 'no role'}` : 'Kept'
}

/** The words of the signed list of an access review. */
export const reviewWords = {
  sheet: ({ reviewId, clinicName, timezone, people, signer, at }: Facts): ReviewSheet => ({
    title: `Access review ${reviewId.replace('-', ' ')}`,
    clinicName,
    heads: { name: 'Name', roles: 'Roles', lastSeen: 'Last seen', decision: 'Decision' },
    lines: people.map((person) => ({
      name: person.name,
      roles: person.hasAccess ? rolesText(person.roles) : '',
      lastSeen: person.lastSeenAt === null ? 'Never' : dayText(person.lastSeenAt, timezone),
      decision: decisionText(person),
    })),
    signature: `Signed by ${signer} on ${new Intl.DateTimeFormat('en-CA', {
      timeZone: timezone,
      dateStyle: 'full',
      timeStyle: 'short',
    }).format(at)} (${timezone})`,
    note: 'Whoever signed had just proved who they are. The log has the SHA-256 of this document.',
  }),
} as const
