import {
  CLIENT_IMPORT_FIELDS,
  type ClientImportField,
  type ClientPreview,
} from '#shared/contract/clientImport.ts'
import { headerKey } from './columnNames.ts'
import type { Unreadable } from './decodeText.ts'
import type { TableRow } from './readTable.ts'

/** How clinics head the columns of a client list, in English and French; compared as `headerKey` does. */
const NAMES: Readonly<Record<ClientImportField, string>> = {
  firstName:
    'first name|given name|forename|first|prénom|child first name|client first name|patient first name',
  lastName:
    'last name|surname|family name|last|nom de famille|child last name|client last name|patient last name',
  fullName:
    'full name|name|client|client name|patient|patient name|child|child name|nom|nom complet|nom du client',
  preferredName: 'preferred name|preferred first name|nickname|known as|goes by|prénom usuel|surnom',
  birthDate: 'birth date|date of birth|dob|birthday|born|birthdate|date de naissance|né le|naissance',
  pronouns: 'pronouns|pronoun|pronoms|pronom',
  status: 'status|client status|statut|state|active',
  since: 'since|client since|start date|started|intake date|admitted|date d’admission|depuis|date of intake',
  phone:
    'phone|telephone|phone number|mobile|cell|cell phone|home phone|téléphone|cellulaire|tel|client phone',
  email: 'email|e-mail|email address|e-mail address|courriel|client email|mail|adresse courriel',
  address: 'address|home address|street address|street|adresse|mailing address',
  school: 'school|daycare|school or daycare|école|garderie',
  notes: 'notes|note|comments|comment|remarks|remarques|commentaires',
  guardianName: `guardian|guardian name|parent|parent name|parent/guardian|mother|father|parent or guardian|caregiver
    |tuteur|parent/guardian name|nom du parent|primary contact|contact name`,
  guardianEmail: `guardian email|guardian e-mail|parent email|parent e-mail|parent/guardian email|parent/guardian e-mail
    |courriel du parent|caregiver email|contact email`,
  guardianPhone: `guardian phone|parent phone|parent/guardian phone|téléphone du parent|caregiver phone|contact phone
    |guardian mobile|parent cell|parent mobile`,
  practitioner: `practitioner|therapist|clinician|slp|assigned to|assigned practitioner|practitioner email
    |practitioner e-mail|thérapeute|intervenant|primary therapist|staff`,
}

const BY_KEY: ReadonlyMap<string, ClientImportField> = new Map(
  CLIENT_IMPORT_FIELDS.flatMap((field) =>
    NAMES[field].split('|').map((name) => [headerKey(name), field] as const),
  ),
)
/** Above the header may stand a title, a date, a remark. */
const HEADER_WITHIN_RECORDS = 10

type Fields = readonly (ClientImportField | null)[]

function readHeader(cells: readonly string[]): Fields {
  const taken = new Set<ClientImportField>()
  return cells.map((cell) => {
    const field = BY_KEY.get(headerKey(cell))
    if (field === undefined || taken.has(field)) return null
    taken.add(field)
    return field
  })
}

const countOf = (fields: Fields): number => fields.filter((field) => field !== null).length
/** Each field is held by one column: the first that was given it. */
function onceEach(fields: Fields): Fields {
  return fields.map((field, index) => (field !== null && fields.indexOf(field) !== index ? null : field))
}

export type ClientColumns = {
  readonly ok: true
  readonly columns: ClientPreview['columns']
  /** The headers as they stand, by which a choice is remembered. */
  readonly headers: readonly string[]
  readonly byField: ReadonlyMap<ClientImportField, number>
  readonly rows: readonly TableRow[]
}

/**
 * Finds the header of a client list and what each column is: as chosen, where somebody chose, else by its name. Where
 * no name says anything the first line is the header: somebody assigns the columns then.
 * @param choose gives the choice for these headers; undefined where nobody made one
 */
export function recogniseClientColumns(
  records: readonly TableRow[],
  choose: (headers: readonly string[]) => Fields | undefined,
): ClientColumns | Unreadable {
  const heads = records.slice(0, HEADER_WITHIN_RECORDS)
  const best = heads.reduce<number>(
    (found, record, index) =>
      countOf(readHeader(record.cells)) > countOf(readHeader(heads[found]?.cells ?? [])) ? index : found,
    0,
  )
  const header = records[best]
  if (header === undefined) return { ok: false, reason: 'noHeader', line: undefined }
  const headers = header.cells.map((cell) => cell.replace(/\s+/gu, ' ').slice(0, 80))
  const chosen = choose(headers)
  const fields = onceEach(chosen?.length === headers.length ? chosen : readHeader(header.cells))
  const byField = new Map<ClientImportField, number>()
  for (const [index, field] of fields.entries()) if (field !== null) byField.set(field, index)
  const columns = headers.map((text, index) => ({ header: text, field: fields[index] ?? null }))
  return { ok: true, columns, headers, byField, rows: records.slice(best + 1) }
}
