/** The fields a column of a staff and contact list can be read as. */
export const IMPORT_FIELDS = [
  'firstName',
  'lastName',
  'fullName',
  'kind',
  'roles',
  'title',
  'email',
  'secondaryEmail',
  'phone',
  'secondaryPhone',
  'discipline',
  'compensationTier',
  'registrationNumber',
  'registrationExpiresOn',
  'staffId',
  'status',
  'bio',
] as const
export type ImportField = (typeof IMPORT_FIELDS)[number]

/** The fields a column of a client list can be read as. */
export const CLIENT_IMPORT_FIELDS = [
  'firstName',
  'lastName',
  'fullName',
  'preferredName',
  'birthDate',
  'pronouns',
  'status',
  'since',
  'phone',
  'email',
  'address',
  'school',
  'notes',
  'guardianName',
  'guardianEmail',
  'guardianPhone',
  'practitioner',
] as const
export type ClientImportField = (typeof CLIENT_IMPORT_FIELDS)[number]

/** What becomes of a line that seems to be there: left out, filled into the one there, or added as new. */
export const DUPLICATE_CHOICES = ['skip', 'merge', 'new'] as const
export type DuplicateChoice = (typeof DUPLICATE_CHOICES)[number]

/** Whether the columns of a list say whom a line is about: a whole name, or first and last name. */
export function holdsNames(fields: readonly (string | null)[]): boolean {
  return fields.includes('fullName') || (fields.includes('firstName') && fields.includes('lastName'))
}
