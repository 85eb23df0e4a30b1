import type { Role } from '#shared/domain/roles.ts'
import { sortRoles } from '#shared/domain/roles.ts'
import type { UserKind } from '#shared/domain/users.ts'
import { wordKey } from './wordKey.ts'

type Meaning = { readonly kind: UserKind; readonly role?: Role; readonly title?: string }

/** What clinics write into "Role", "Type" or "Position", in English and French; compared by `wordKey`. */
const WORDS: readonly (readonly [Meaning, string])[] = [
  [
    { kind: 'staff', role: 'owner' },
    'owner|clinic owner|practice owner|co-owner|propriétaire|propriétaire de la clinique',
  ],
  [
    { kind: 'staff', role: 'officeAdmin' },
    `office admin|admin|administrator|office administrator|administration|admin assistant|administrative assistant
      |receptionist|reception|front desk|secretary|office staff|office manager|clinic admin|clinic administrator
      |adjointe administrative|adjoint administratif|réceptionniste|secrétaire|administratif|administrative`,
  ],
  [
    { kind: 'staff', role: 'manager' },
    `manager|clinic manager|crew manager|team manager|team lead|team leader|gestionnaire|chef d’équipe
      |responsable d’équipe`,
  ],
  [
    { kind: 'staff', role: 'practitioner' },
    `practitioner|therapist|clinician|provider|treating staff|registered practitioner|thérapeute|praticien
      |praticienne|clinicien|clinicienne|intervenant|intervenante`,
  ],
  [
    { kind: 'staff', role: 'studentPractitioner' },
    `student practitioner|student|student therapist|student clinician|intern|trainee|extern|practicum student
      |étudiant|étudiante|stagiaire|praticien étudiant|praticienne étudiante`,
  ],
  [
    { kind: 'staff', role: 'finance' },
    'finance|billing|biller|bookkeeper|bookkeeping|accountant|accounts|accounting|facturation|comptable|finances',
  ],
  [
    { kind: 'staff' },
    'staff|employee|team member|other staff|personnel|autre personnel|employé|employée|worker|contractor',
  ],
  [
    { kind: 'guardian' },
    `guardian|parent|parent/guardian|parent or guardian|guardian/parent|mother|father|mom|mum|dad|legal guardian
      |caregiver|carer|foster parent|step parent|stepmother|stepfather|grandparent|grandmother|grandfather
      |parents|tuteur|tutrice|mère|père|parent/tuteur|responsable légal`,
  ],
  [
    { kind: 'contact' },
    `contact|emergency contact|other contact|external contact|external|other|referral source|referrer|school
      |school contact|contact d'urgence|autre`,
  ],
]

/** Professions that treat: a title, not a role; whoever bears one is a practitioner. */
const PROFESSIONS = `SLP|S-LP|S-LP(C)|SLP-CCC|CCC-SLP|MS CCC-SLP|Reg. CASLPO|OT|OTR|OTR/L|OT Reg. (Ont.)|PT|BCBA|BCBA-D|RBT|SLPA|OTA|COTA|PTA|CDA
  |Speech Therapist|Speech-Language Pathologist|Speech Pathologist|Speech and Language Therapist|SLT
  |Occupational Therapist|Physiotherapist|Physical Therapist|Behaviour Analyst|Behavior Analyst|Behaviour Therapist
  |Behavior Therapist|Behaviour Technician|Behavior Technician|Psychologist|Psychotherapist|Social Worker|Audiologist
  |Music Therapist|Art Therapist|Recreation Therapist|Registered Psychotherapist|RP|RSW|Dietitian
  |Orthophoniste|Ergothérapeute|Physiothérapeute|Psychologue|Psychoéducatrice|Psychoéducateur`

function meanings(): ReadonlyMap<string, Meaning> {
  const table = new Map<string, Meaning>()
  for (const word of PROFESSIONS.split('|')) {
    const title = word.trim()
    table.set(wordKey(title), { kind: 'staff', role: 'practitioner', title })
  }
  for (const [meaning, words] of WORDS) {
    for (const word of words.split('|')) table.set(wordKey(word), meaning)
  }
  return table
}
const MEANINGS = meanings()

/** Looks a whole cell up, also without a plural's s. */
function meaningOf(text: string): Meaning | undefined {
  const key = wordKey(text)
  return MEANINGS.get(key) ?? (key.endsWith('s') ? MEANINGS.get(key.slice(0, -1)) : undefined)
}

/** True for credentials and professions such as "SLP": what stands behind a name or in a title column. */
export function isProfession(text: string): boolean {
  return meaningOf(text)?.title !== undefined
}

export type ReadRoles = {
  readonly kind: UserKind
  readonly roles: Role[]
  /** A profession found among the roles, as it was written; empty for none. */
  readonly title: string
}
export type RolesProblem = {
  readonly field: 'kind' | 'roles'
  readonly problem: 'required' | 'notOneOf' | 'invalid'
  readonly value: string
}

/**
 * What a person is and which roles they hold, from the cells for kind, roles and title together, since lists mix
 * them. The title counts only where the other two leave the role open, and gives a treating role only: no list
 * makes an Office Admin by a job title.
 */
export function readRoles(kindCell: string, rolesCell: string, title: string): ReadRoles | RolesProblem {
  const kinds = new Set<UserKind>()
  const roles = new Set<Role>()
  let profession = ''
  for (const [field, cell] of [
    ['kind', kindCell],
    ['roles', rolesCell],
  ] as const) {
    for (const word of wordsOf(cell)) {
      const meaning = meaningOf(word)
      if (meaning === undefined) return { field, problem: 'notOneOf', value: cell }
      kinds.add(meaning.kind)
      if (meaning.role !== undefined) roles.add(meaning.role)
      if (meaning.title !== undefined && profession === '') profession = word
    }
  }
  const kind = [...kinds][0] ?? 'staff'
  if (kinds.size > 1) return { field: 'kind', problem: 'invalid', value: `${kindCell} ${rolesCell}`.trim() }
  if (kind === 'staff' && roles.size === 0) {
    const treating = wordsOf(title)
      .map(meaningOf)
      .find((meaning) => treats(meaning?.role))?.role
    if (treating === undefined) return { field: 'roles', problem: 'required', value: '' }
    roles.add(treating)
  }
  return { kind, roles: sortRoles([...roles]), title: profession }
}

const treats = (role: Role | undefined): boolean => role === 'practitioner' || role === 'studentPractitioner'

/** A cell that is one known word as it stands, else its parts. */
function wordsOf(cell: string): string[] {
  if (cell === '') return []
  if (meaningOf(cell) !== undefined) return [cell]
  return cell
    .split(/[,;|/&+\n]|\s(?:and|et)\s/u)
    .map((word) => word.trim())
    .filter((word) => word !== '')
}
