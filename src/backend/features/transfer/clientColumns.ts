import { CLIENT_IMPORT_FIELDS, type ClientImportField } from '#shared/domain/importFields.ts'
import { withBareName } from './bareName.ts'
import { headerKey, headerKeys } from './columnNames.ts'
import type { Unreadable } from './decodeText.ts'
import { type Choose, type Fields, findColumns, type FoundColumns, onceEach } from './findColumns.ts'
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
  since: `since|client since|start date|started|intake date|admitted|date d’admission|depuis|client depuis
    |date of intake`,
  phone:
    'phone|telephone|phone number|mobile|cell|cell phone|home phone|téléphone|cellulaire|tel|client phone',
  email: 'email|e-mail|email address|e-mail address|courriel|client email|mail|adresse courriel',
  address: 'address|home address|street address|street|adresse|mailing address',
  school: 'school|daycare|school or daycare|école|garderie',
  notes: 'notes|note|comments|comment|remarks|remarques|commentaires',
  guardianName: `guardian|guardian name|parent|parent name|parent/guardian|mother|father|parent or guardian|caregiver
    |tuteur|parent/tuteur|parent ou tuteur|nom du parent/tuteur|nom du tuteur|parent/guardian name|nom du parent|primary contact|contact name`,
  guardianEmail: `guardian email|guardian e-mail|parent email|parent e-mail|parent/guardian email|parent/guardian e-mail
    |courriel du parent|courriel du parent/tuteur|courriel du parent ou tuteur|courriel du tuteur|caregiver email|contact email`,
  guardianPhone: `guardian phone|parent phone|parent/guardian phone|téléphone du parent|téléphone du parent/tuteur
    |téléphone du parent ou tuteur|téléphone du tuteur|caregiver phone|contact phone
    |guardian mobile|parent cell|parent mobile`,
  practitioner: `practitioner|therapist|clinician|slp|assigned to|assigned practitioner|practitioner email
    |practitioner e-mail|praticien|praticienne|courriel du praticien|thérapeute|intervenant|primary therapist|staff`,
}

const BY_KEY: ReadonlyMap<string, ClientImportField> = new Map(
  CLIENT_IMPORT_FIELDS.flatMap((field) =>
    NAMES[field].split('|').map((name) => [headerKey(name), field] as const),
  ),
)

function fieldOf(header: string): ClientImportField | null {
  const key = headerKeys(header).find((one) => BY_KEY.has(one))
  return key === undefined ? null : (BY_KEY.get(key) ?? null)
}

function readHeader(cells: readonly string[]): Fields<ClientImportField> {
  const named = cells.map((cell) => fieldOf(cell))
  return onceEach(withBareName(cells, named))
}

/** Finds the header of a client list and what each column is. */
export function recogniseClientColumns(
  records: readonly TableRow[],
  choose: Choose<ClientImportField>,
): Promise<FoundColumns<ClientImportField> | Unreadable> {
  return findColumns(records, readHeader, choose)
}
